import { describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import { ruleById } from '../violation.ts'
import type { Violation } from '../rule.ts'
import { aSeparateDelivery } from '../testing/a-separate-delivery.ts'
import { separateCases, type SeparateCase } from '../testing/separate-cases/index.ts'
import { checkSeparateCommon, checkSeparateHead, checkSeparateReports, separateGuidance } from './index.ts'
import { separateRules } from './rules.ts'
import { processorMs } from '../testing/processor-time.ts'

const violationsOf = ({ delivery, context }: SeparateCase): Violation[] => [
  ...checkSeparateHead(delivery, context), ...checkSeparateCommon(delivery, context), ...checkSeparateReports(delivery, context).flat(), ...separateGuidance(delivery, context),
]
const violating = separateCases.filter(({ violates }) => violates !== undefined)
const right = separateCases.filter(({ violates }) => violates === undefined)

describe('violated', () => {
  test.each(violating.map((ruleCase) => [ruleCase.violates!, ruleCase.what, ruleCase] as const))('%s: %s', (ruleId, _what, ruleCase) => {
    const found = violationsOf(ruleCase)
    expect(found.map((violation) => violation.ruleId)).toContain(ruleId)
    if (ruleCase.at) expect(found.map((violation) => [violation.ruleId, violation.path])).toContainEqual([ruleId, ruleCase.at])
    for (const violation of found) {
      const rule = ruleById(violation.ruleId)!
      expect(violation.level).toBe(rule.level)
      expect([`X-${rule.id}`, ...[rule.errorCode ?? []].flat()]).toContain(violation.code)
      expect(violation.warning === true).toBe(rule.level === 'guidance')
    }
  })
})

describe('right', () => {
  test.each(right.map((ruleCase) => [ruleCase.what, ruleCase] as const))('%s', (_what, ruleCase) => {
    expect(violationsOf(ruleCase)).toEqual([])
  })
})

test('no rule that the delivery alone decides is without a case', () => {
  const cased = new Set(violating.map(({ violates }) => violates))
  expect(separateRules.filter(({ id, judge }) => judge === 'delivery' && !cased.has(id)).map(({ id }) => id)).toEqual([])
})

test('each report is judged by the rules of its own month', () => {
  const delivery = aSeparateDelivery()
    .with(({ payer }) => { payer.accidentInsurances = { accidentInsurance: [{ accInsProvId: { type: 9, code: 'X', countryCode: 'SE' }, accInsPolicyNo: '1' }] } })
    .withReport((report) => report.ofMonth(2024, 12)).withReport((report) => report.ofMonth(2025, 1)).build()
  const found = checkSeparateReports(delivery, { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false })
  expect(found.map((violations) => violations.map(({ ruleId }) => ruleId))).toEqual([[], ['SR-116']])
})

test('ten thousand reports of a payer with ten thousand of everything hold up nobody: no rule compares pair by pair', () => {
  const many = <Entry>(entry: (i: number) => Entry): Entry[] => Array.from({ length: 10_000 }, (_, i) => entry(i))
  const delivery = aSeparateDelivery().withReports(10_000, (report, i) => report.ofMonth(2019 + i % 7, 1 + i % 12).of(102, 1).of(101)).with(({ payer }) => {
    payer.payerIds = { id: many((i) => (i % 2 ? { type: 7, code: `P${i}`, countryCode: 'SE' } : { type: 2, code: artificialPersonalIdentityCode(i) })) }
    payer.subOrgs = { subOrg: many((i) => ({ type: 3, code: `${i}` })) }
    payer.pensionInsurances = { pensionInsurance: many((i) => ({ pensionProvIdCode: 46, pensionPolicyNo: `46-${i}` })) }
    payer.accidentInsurances = { accidentInsurance: many((i) => ({ accInsProvId: { type: 9, code: `${i}`, countryCode: 'SE' }, accInsPolicyNo: '1' })) }
    payer.payerOther = { payerTypes: { code: many(() => 2) } }
  }).build()
  const context = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false, lists: { businessIdsOf: () => [artificialBusinessId(3)] } } as const
  const took = processorMs(() => {
    checkSeparateHead(delivery, context)
    checkSeparateCommon(delivery, context)
    checkSeparateReports(delivery, context)
    separateGuidance(delivery, context)
  })
  // Report by policy it would be 100 million comparisons per rule, and as many violations.
  expect(took).toBeLessThan(10_000)
})
