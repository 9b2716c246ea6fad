import { describe, expect, test } from 'vitest'
import english from '#messages/rules/en.json' with { type: 'json' }
import finnish from '#messages/rules/fi.json' with { type: 'json' }
import swedish from '#messages/rules/sv.json' with { type: 'json' }
import { ruleText, violationText, type RuleText } from './texts.ts'
import { allRules, ruleById, violation } from './violation.ts'

type Texts = Record<string, RuleText & { cases?: Record<string, RuleText> }>
const texts: Record<'fi' | 'sv' | 'en', Texts> = { fi: finnish, sv: swedish, en: english }
const languages = ['fi', 'sv', 'en'] as const
const violable = allRules.filter(({ judge }) => judge !== 'nobody')

test('every rule that can be violated is explained in three languages', () => {
  for (const language of languages) expect(violable.filter(({ id }) => !(id in texts[language])).map(({ id }) => id), language).toEqual([])
})

test('no text of this message is left without its rule', () => {
  for (const language of languages) expect(Object.keys(texts[language]).filter((id) => ruleById(id) === undefined)).toEqual([])
})

test('the three languages explain the same rules and cases', () => {
  const shape = (language: (typeof languages)[number]) => Object.entries(texts[language]).map(([id, { cases }]) => [id, Object.keys(cases ?? {})])
  expect(shape('sv')).toEqual(shape('fi'))
  expect(shape('en')).toEqual(shape('fi'))
})

describe.each(languages)('%s', (language) => {
  const all = Object.entries(texts[language]).flatMap(([id, { cases, ...text }]) => [[id, text] as const, ...Object.entries(cases ?? {}).map(([code, word]) => [`${id} ${code}`, word] as const)])

  test('says what is wrong in at most 300 characters, and what to do', () => {
    for (const [id, { message, hint }] of all) {
      expect(message, id).toMatch(/^\S.*[.]$/)
      expect(hint, id).toMatch(/^\S.*[.]$/)
      expect(message.length, id).toBeLessThanOrEqual(300)
      expect(hint.length, id).toBeLessThanOrEqual(300)
      expect(message.trim(), id).not.toBe(hint.trim())
    }
  })

  test('can stand in a message: no character sequence that the interface forbids', () => {
    for (const [id, { message }] of all) for (const sequence of ['--', '/*', '&#']) expect(message.includes(sequence), id).toBe(false)
  })

  test('words each official code of a rule that has several', () => {
    for (const { id, errorCode } of violable) if (typeof errorCode === 'object') expect(Object.keys(texts[language][id]!.cases ?? {}), id).toEqual([...errorCode])
  })
})

test('a case is worded by its code, everything else by its rule', () => {
  expect(ruleText('WR-081', 'en', 'ADV0060').message).toBe("The payer's address has both a street address and a P.O. box.")
  expect(ruleText('WR-081', 'en').message).toBe("The payer's address must have either a street address or a P.O. box.")
  expect(violationText(violation('WR-109', 'DeliveryData/Reports/Report[1]/ReportData/ReportId'), 'fi').message).toMatch(/jo käytössä/)
})

test('want of words does not fail an answer', () => {
  expect(ruleText('ZZ-001', 'fi')).toEqual({ message: 'ZZ-001', hint: '' })
})

test('a rule that no table has makes no violation', () => {
  expect(() => violation('ZZ-001', 'DeliveryData')).toThrow('ZZ-001')
})

test('a service that is not in use has a code of its own', () => {
  expect(violation('X-NOT-IN-USE', '')).toEqual({ ruleId: 'X-NOT-IN-USE', code: 'X-NOT-IN-USE', level: 'message', path: '' })
})
