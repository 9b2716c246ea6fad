import { expect, test } from 'vitest'
import { outboxText } from '#lib/doors/certificate-service/outbox/outbox-text.ts'
import { languageParts } from './language-parts.ts'

test('every part of a message that the register writes is known by its language', () => {
  const values = { customerId: '1234567-1', description: 'Palkat', pin: '123456', url: 'http://portal.example/secure-message/x' }
  const mail = languageParts('mail', outboxText({ template: 'certificate-order-secure-mail', values })!.text)
  const sms = languageParts('sms', outboxText({ template: 'certificate-order-sms', values })!.text)
  for (const parts of [mail, sms]) {
    expect(parts.map(({ lang }) => lang)).toEqual(['fi', 'sv', 'en'])
    expect(parts.map(({ text }) => /PIN-koodi|PIN-kod|PIN/.exec(text)?.[0])).toEqual(['PIN-koodi', 'PIN-kod', 'PIN'])
  }
  expect(languageParts('mail', 'In one language')).toEqual([{ text: 'In one language' }])
})
