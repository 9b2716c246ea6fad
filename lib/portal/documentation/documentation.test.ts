import { expect, test } from 'vitest'
import { codeLists } from '#schemas/code-lists.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { codeListCsv, codeListJson, rulesCsv, rulesJson } from './documentation-files.ts'
import { codeListNames, codeListOfSlug, codeListSlug, codesOf, findCodes } from './find-codes.ts'
import { documentedRule, documentedRules, findRules, GENERAL, ruleLevels, rulePrefixes } from './find-rules.ts'

const all = { text: '', page: 1 }

test('every rule that can meet a reader is found by its id, and by what it says in each language', () => {
  for (const { id } of documentedRules) for (const language of ['fi', 'sv', 'en'] as const) {
    expect(findRules({ ...all, text: id }, language).shown.map((rule) => rule.id)).toContain(id)
    expect(ruleText(id, language).message).not.toBe(id)
  }
  const [rule] = findRules({ ...all, text: 'katuosoite postilokero', prefix: 'WR' }, 'fi').shown
  expect(rule?.id).toBe('WR-081')
  expect(findRules({ ...all, text: 'ADV0060' }, 'sv').shown.map(({ id }) => id)).toContain('WR-081')
  expect(findRules({ ...all, text: 'no such words' }, 'en')).toMatchObject({ shown: [], count: 0, page: 1, pages: 1 })
})

test('messages and levels divide the rules without loss, and the last page is never passed', () => {
  const countOf = (search: { prefix?: string; level?: string }) => findRules({ ...all, ...search }, 'en').count
  expect(rulePrefixes().reduce((sum, prefix) => sum + countOf({ prefix }), 0)).toBe(documentedRules.length)
  expect(ruleLevels.reduce((sum, level) => sum + countOf({ level }), 0)).toBe(documentedRules.length)
  expect(countOf({ prefix: GENERAL })).toBeGreaterThan(0)
  const last = findRules({ ...all, page: 10_000 }, 'fi')
  expect([last.page, last.shown.length > 0]).toEqual([last.pages, true])
})

test('what is no check has no page', () => {
  for (const id of ['WR-007', 'NO-1', '', '__proto__']) expect(documentedRule(id)).toBeUndefined()
})

test('a code list is found by its address, which does not look like a file', () => {
  for (const name of codeListNames) {
    expect(codeListSlug(name)).toMatch(/^[A-Za-z-]+$/)
    expect(codeListOfSlug(codeListSlug(name))).toBe(name)
  }
  expect(codeListOfSlug('Nothing')).toBeUndefined()
})

test('codes are found by code and by name, the code itself first, and as of a day', () => {
  expect(findCodes('402', 'fi').hits[0]!.code.code).toBe('402')
  expect(findCodes('förskottsinnehållning', 'sv').hits.map(({ list, code }) => `${list} ${code.code}`)).toContain('TransactionCode.wages 402')
  expect(findCodes(' ', 'en')).toEqual({ hits: [], count: 0 })
  const { hits, count } = findCodes('a', 'en')
  expect([hits.length, count > 100]).toEqual([100, true])
  const on = (date: string) => codesOf(codeLists['TransactionCode.wages'], { text: '366', date }, 'en').length
  expect([on('2023-12-31'), on('2024-01-01')]).toEqual([0, 1])
})

test('files hold every code and every rule once, begin with the mark of UTF-8 and end their rows by the book', () => {
  for (const name of codeListNames) {
    expect((JSON.parse(codeListJson(name)) as { codes: object[] }).codes.length).toBe(codeLists[name].codes.length)
    expect(codeListCsv(name)).toMatch(/^\ufeffcode,fi,sv,en,validFrom,validUntil\r\n/)
  }
  expect((JSON.parse(rulesJson()) as { rules: object[] }).rules.length).toBe(documentedRules.length)
  expect(rulesCsv().split('\r\n').length).toBe(documentedRules.length + 2)
})
