import type { getTranslations } from 'next-intl/server'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What the value should have been: the validator's words → ours. */
const expectations: readonly [RegExp, (t: Translate, ...found: string[]) => string][] = [
  [/^a date such as/, (t) => t('schemaErrors.expected.date')],
  [/^a date and time/, (t) => t('schemaErrors.expected.dateTime')],
  [/^a time such as/, (t) => t('schemaErrors.expected.time')],
  [/^a whole number/, (t) => t('schemaErrors.expected.int')],
  [/^true or false/, (t) => t('schemaErrors.expected.boolean')],
  [/^a number of 1 to 13/, (t) => t('schemaErrors.expected.decimal2')],
  [/^32 hexadecimal/, (t) => t('schemaErrors.expected.guid')],
  [/^text of (\d+) to (\d+) characters/, (t, min, max) => t('schemaErrors.expected.text', { min, max })],
  [/^text of (\d+) characters/, (t, max) => t('schemaErrors.expected.textOf', { max })],
  [/^one of (.+) is expected$/, (t, values) => t('schemaErrors.expected.oneOf', { values })],
]

const texts: readonly [RegExp, (t: Translate, ...found: string[]) => string | undefined][] = [
  [/^The element is not expected here; expected: (.+)$/, (t, names) => t('schemaErrors.unexpectedInstead', { names })],
  [/^The element is not expected here/, (t) => t('schemaErrors.unexpected')],
  [/^Elements are missing; expected: (.+)$/, (t, names) => t('schemaErrors.missing', { names })],
  [/^The value is wrong: (.+)$/, (t, expected) => {
    for (const [pattern, text] of expectations) {
      const found = pattern.exec(expected)
      if (found) return t('schemaErrors.value', { expected: text(t, ...found.slice(1)) })
    }
    return t('schemaErrors.wrongType')
  }],
  [/^The value is not of the type/, (t) => t('schemaErrors.wrongType')],
  [/^The schema does not know|^The root element is not one of/, (t) => t('schemaErrors.unknown')],
  [/^The element must be empty/, (t) => t('schemaErrors.mustBeEmpty')],
  [/^The element takes text only/, (t) => t('schemaErrors.textOnly')],
  [/^The element takes elements only/, (t) => t('schemaErrors.elementsOnly')],
  [/attribute/, (t) => t('schemaErrors.attribute')],
  [/^The characters (\S+) may not stand in content/, (t, characters) => t('schemaErrors.sequence', { characters })],
  [/empty|blank|white space only/i, (t) => t('schemaErrors.empty')],
  [/DOCTYPE/, (t) => t('schemaErrors.doctype')],
  [/^An end tag does not match/, (t) => t('schemaErrors.tagMismatch')],
  [/^An element does not end/, (t) => t('schemaErrors.notClosed')],
  [/byte order mark/, (t) => t('schemaErrors.byteOrderMark')],
  [/UTF-8/, (t) => t('schemaErrors.notUtf8')],
  [/not well-formed|document is empty|name is expected/i, (t) => t('schemaErrors.notXml')],
]

/**
 * What the parser or validator said, in the person's language. It says what was expected and never what was found, so
 * its few sentences can be told apart by their form; undefined for one that has no words of ours.
 */
export function schemaText(detail: string | undefined, t: Translate): string | undefined {
  if (detail === undefined) return undefined
  for (const [pattern, text] of texts) {
    const found = pattern.exec(detail)
    if (found) return text(t, ...found.slice(1).map((part) => part ?? ''))
  }
  return undefined
}
