const languages = ['fi', 'sv', 'en'] as const

const BETWEEN = { mail: '\n\n----\n\n', sms: '\n' } as const

/** A message of the register by its languages, for screen readers; as one part where it is not in all three. */
export function languageParts(kind: keyof typeof BETWEEN, text: string): { lang?: (typeof languages)[number]; text: string }[] {
  const parts = text.trim().split(BETWEEN[kind])
  return parts.length === languages.length ? parts.map((part, index) => ({ lang: languages[index]!, text: part })) : [{ text }]
}
