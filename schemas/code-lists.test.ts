import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { changeDates, codeIsValid, codeLists, codeName, valuesInForce, valuesOfAllTimes, type CodeListName } from './code-lists.ts'

const names = Object.keys(codeLists) as CodeListName[]

test('every code file is a list', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'codes')).map((file) => file.replace(/\.json$/, ''))
  expect([...names].sort()).toEqual(files.sort())
})

test.each(names)('%s: each code once, named in three languages, with real dates', (name) => {
  const { codes } = codeLists[name]
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
  for (const code of codes) {
    for (const language of ['fi', 'sv', 'en'] as const) expect(code[language], `${name} ${code.code} ${language}`).toBeTruthy()
    for (const date of [code.validFrom, code.validUntil]) if (date !== null) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

test('validity counts both its days', () => {
  expect(codeIsValid('TransactionCode.wages', 366, '2023-12-31')).toBe(false)
  expect(codeIsValid('TransactionCode.wages', 366, '2024-01-01')).toBe(true)
  expect(codeIsValid('TransactionCode.wages', 410, '2026-12-31')).toBe(true)
  expect(codeIsValid('TransactionCode.wages', 410, '2027-01-01')).toBe(false)
  expect(codeIsValid('TransactionCode.wages', 228, '2022-01-01')).toBe(false)
})

test('prepared values have the type of the element and agree with the single question', () => {
  expect(valuesInForce('IdType', '2022-01-01')).toContain(99)
  expect(valuesInForce('CountryCode', '2022-01-01')).toContain('99')
  expect(valuesInForce('ProductionEnvironment', '2022-01-01')).toEqual(new Set([true, false]))
  for (const name of names) {
    for (const date of ['2019-01-01', ...changeDates(name)]) {
      const inForce = valuesInForce(name, date)
      for (const value of valuesOfAllTimes(name)) expect(codeIsValid(name, value, date), `${name} ${value} ${date}`).toBe(inForce.has(value))
    }
  }
})

test('names come in the asked language', () => {
  expect(codeName('TransactionCode.wages', 402, 'fi')).toBe('Ennakonpidätys')
  expect(codeName('TransactionCode.wages', 402, 'sv')).toBe('Förskottsinnehållning')
  expect(codeName('TransactionCode.wages', 1, 'fi')).toBeUndefined()
})
