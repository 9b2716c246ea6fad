import type { OutboxMessage } from '#lib/certificates/orders/outbox.ts'
import english from '#messages/mail/en.json' with { type: 'json' }
import finnish from '#messages/mail/fi.json' with { type: 'json' }
import swedish from '#messages/mail/sv.json' with { type: 'json' }

const languages = [finnish, swedish, english] as const

/**
 * A message as its recipient reads it: the register does not know their language, so every mail is in Finnish,
 * Swedish and English. Absent once its values were forgotten.
 */
export function outboxText({ template, values }: Pick<OutboxMessage, 'template' | 'values'>): { subject?: string; text: string; secureText?: string } | undefined {
  if (!values) return undefined
  // For the sandbox's outbox: what the secure message shows when it has been opened.
  const secured = template === 'certificate-order-secure-mail' ? { secureText: outboxText({ template: 'certificate-order-mail', values })!.text } : {}
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_placeholder, name: string) => values[name] ?? '')
  const texts = languages.map((language): { subject?: string; text: string } => language[template])
  return {
    ...(texts[0]!.subject === undefined ? {} : { subject: texts.map(({ subject }) => filled(subject!)).join(' / ') }),
    text: texts.map(({ text }) => filled(text)).join(texts[0]!.subject === undefined ? '\n' : '\n\n----\n\n'),
    ...secured,
  }
}
