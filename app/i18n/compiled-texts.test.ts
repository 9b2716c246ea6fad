import { createTranslator } from 'next-intl'
import format from 'icu-minify/format'
import { expect, test } from 'vitest'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { compiledTexts } from './compiled-texts.ts'

type Texts = { readonly [key: string]: string | Texts }
const flat = (texts: Texts): unknown[] => Object.values(texts).flatMap((value) => (typeof value === 'object' && !Array.isArray(value) ? flat(value) : [value]))

const formatters = {
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...given),
}

test.each([['fi', fi], ['sv', sv], ['en', en]] as const)('compiled, every text of %s says the same', (locale, texts) => {
  const compiled = flat(compiledTexts(texts))
  for (const [index, text] of (flat(texts) as string[]).entries()) {
    const names = [...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name!)
    for (const value of [0, 1, 2]) {
      const values = Object.fromEntries(names.map((name) => [name, value]))
      const expected = createTranslator({ locale, messages: { text }, onError: (error) => { throw error } })('text', values)
      expect(format(compiled[index] as never, locale, values, { formatters })).toBe(expected)
    }
  }
})
