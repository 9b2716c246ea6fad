import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import commandLineEn from './command-line/en.json' with { type: 'json' }
import commandLineFi from './command-line/fi.json' with { type: 'json' }
import commandLineSv from './command-line/sv.json' with { type: 'json' }
import en from './pages/en.ts'
import failureEn from './failure/en.json' with { type: 'json' }
import failureFi from './failure/fi.json' with { type: 'json' }
import failureSv from './failure/sv.json' with { type: 'json' }
import fi from './pages/fi.ts'
import sv from './pages/sv.ts'

type Texts = { [key: string]: string | Texts }

function textsOf(texts: Texts, prefix = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value]] : textsOf(value, `${prefix}${key}.`)))
}
/** `{name}` and `{count, plural, …}`, not the words within. */
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort()

const catalogues = { fi: textsOf({ ...fi, failure: failureFi, commandLine: commandLineFi }), sv: textsOf({ ...sv, failure: failureSv, commandLine: commandLineSv }), en: textsOf({ ...en, failure: failureEn, commandLine: commandLineEn }) }

test.each(['sv', 'en'] as const)('%s says everything that Finnish says, in the same places', (language) => {
  expect(catalogues[language].map(([key]) => key)).toEqual(catalogues.fi.map(([key]) => key))
})

test.each(['sv', 'en'] as const)('%s takes the same values into each text as Finnish', (language) => {
  const finnish = new Map(catalogues.fi)
  for (const [key, text] of catalogues[language]) expect([key, placeholders(text)]).toEqual([key, placeholders(finnish.get(key)!)])
})

test.each(['fi', 'sv', 'en'] as const)('every text of %s can be formatted', (language) => {
  for (const [key, text] of catalogues[language]) {
    expect(text.trim(), key).not.toBe('')
    const translate = createTranslator({ locale: language, messages: { text }, onError: (error) => { throw error } })
    expect(() => translate('text', Object.fromEntries(placeholders(text).map((name) => [name!, 2]))), key).not.toThrow()
  }
})
