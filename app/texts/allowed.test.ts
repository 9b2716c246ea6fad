import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { documentedRule, documentedRules, fileOfRule } from '#lib/portal/documentation/find-rules.ts'
import { allowedText } from './allowed.ts'

const inEach = (id: string, date = '2026-06-15') => ([['fi', fi], ['sv', sv], ['en', en]] as const).map(([locale, messages]) => {
  const rule = documentedRule(id)!
  return allowedText(rule, fileOfRule(rule), createTranslator({ locale, messages }), locale, date)
})

test('of every rule that is data, what it allows is said in three languages', () => {
  const known = documentedRules.filter(({ allows }) => allows)
  expect(known.length).toBeGreaterThan(100)
  for (const { id } of known) {
    const texts = inEach(id).map((allowed) => allowed?.text)
    for (const text of texts) expect(text, id).toBeTruthy()
    expect(texts.join(), id).not.toMatch(/undefined|allowed\./)
  }
})

test('a short list is named code by code, as it is on the day; a long one by its name and address', () => {
  expect(inEach('WR-104').map((allowed) => allowed?.text)[2]).toMatch(/^1 New report, 2 Replacement/)
  expect(inEach('WR-235')[0]).toEqual({ text: expect.stringContaining('Tulolajin koodi'), list: { href: '/documentation/codes/TransactionCode-wages?date=2026-06-15', name: 'Tulolajin koodi' } })
})

test('limits are written as people write them', () => {
  expect(inEach('WR-151').map((allowed) => allowed?.text)).toEqual(['0–100.', '0–100.', 'From 0 to 100.'])
  expect(inEach('WR-052')[2]?.text).toMatch(/^Not earlier than “Start/)
  expect(inEach('WR-050')[1]?.text).toContain('45')
})

test('a list is in force on the day that the message has: of payment, of its target month, or of reception', () => {
  const days = { WR: /payment date/, BR: /payment date/, SR: /target month/ }
  for (const { id, allows } of documentedRules) {
    const [said] = (allows?.kind === 'code-list' && inEach(id)[2]!.text.match(/payment date|target month|day of reception/)) || []
    if (said !== undefined) expect(said, id).toMatch(days[id.slice(0, 2) as keyof typeof days] ?? /day of reception/)
  }
  expect(inEach('WR-235')[2]?.text).toMatch(/on the payment date\.$/)
})
