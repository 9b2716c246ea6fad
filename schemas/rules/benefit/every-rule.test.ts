import { describe, expect, test } from 'vitest'
import type { Deduction, ReportData } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import { aBenefitDelivery } from '../testing/a-benefit-delivery.ts'
import { benefitCases, type BenefitCase } from '../testing/benefit-cases/index.ts'
import type { Violation } from '../rule.ts'
import { ruleById } from '../violation.ts'
import { benefitGuidance, checkBenefitCommon, checkBenefitHead, checkBenefitReports } from './index.ts'
import { benefitRules } from './rules.ts'
import { processorMs } from '../testing/processor-time.ts'

const context = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false } as const

const violationsOf = ({ delivery, context }: Pick<BenefitCase, 'delivery' | 'context'>): Violation[] => [
  ...checkBenefitHead(delivery, context), ...checkBenefitCommon(delivery, context), ...checkBenefitReports(delivery, context).flat(), ...benefitGuidance(delivery, context),
]

const violating = benefitCases.filter(({ violates }) => violates !== undefined)
const right = benefitCases.filter(({ violates }) => violates === undefined)

describe('violated', () => {
  test.each(violating.map((benefitCase) => [benefitCase.violates!, benefitCase.what, benefitCase] as const))('%s: %s', (ruleId, _what, benefitCase) => {
    const found = violationsOf(benefitCase)
    expect(found.map((violation) => violation.ruleId)).toContain(ruleId)
    if (benefitCase.code) expect(found.map(({ code }) => code)).toContain(benefitCase.code)
    for (const violation of found) {
      const rule = ruleById(violation.ruleId)!
      expect(violation.level).toBe(rule.level)
      expect(typeof rule.errorCode === 'string' ? [rule.errorCode] : [...(rule.errorCode ?? []), `X-${rule.id}`]).toContain(violation.code)
      expect(violation.warning === true).toBe(rule.level === 'guidance')
    }
  })
})

describe('right', () => {
  test.each(right.map((benefitCase) => [benefitCase.what, benefitCase] as const))('%s', (_what, benefitCase) => {
    expect(violationsOf(benefitCase)).toEqual([])
  })
})

test('no rule that the delivery alone decides is without a case', () => {
  // BR-030 is about two reports (below).
  const cased = new Set([...violating.map(({ violates }) => violates), 'BR-030'])
  expect(benefitRules.filter(({ id, judge }) => judge === 'delivery' && !cased.has(id)).map(({ id }) => id)).toEqual([])
})

test('a report occurs once in its delivery, by whatever reference (BR-030)', () => {
  const irReportId = 'ABCDEF0123456789abcdef0123456789'
  const repeated = (...reportData: ReportData[]): number[] => {
    const delivery = aBenefitDelivery().withReports(reportData.length, (report, i) => report.with((r) => { r.reportData = reportData[i]! })).build()
    return checkBenefitReports(delivery, context).flatMap((violations, i) => (violations.some(({ ruleId }) => ruleId === 'BR-030') ? [i] : []))
  }
  expect(repeated({ actionCode: 1, reportId: 'a' }, { actionCode: 1, reportId: 'b' }, { actionCode: 2, reportId: 'a' })).toEqual([0, 2])
  expect(repeated({ actionCode: 2, irReportId }, { actionCode: 2, irReportId: irReportId.toLowerCase() })).toEqual([0, 1])
  expect(repeated({ actionCode: 1, reportId: 'a' }, { actionCode: 1, reportId: 'A' })).toEqual([])
})

test('a report with 20,000 of everything holds up nobody: no rule compares pair by pair', () => {
  const many = <Entry>(entry: (i: number) => Entry): Entry[] => Array.from({ length: 20_000 }, (_, i) => entry(i))
  const period = { startDate: '2026-05-01', endDate: '2026-05-31' }
  const deduction = (i: number): Deduction => ({
    deductionTransactionCode: 1100, deductionType: 10, amount: 1, origBenefitEarningPeriod: period, remittancePeriod: period,
    incomeBeneficiary: { incomeBeneficiaryIds: { id: [{ type: 2, code: artificialPersonalIdentityCode(i) }] }, incomeBeneficiaryBasic: { incomeBeneficiaryType: 4 } },
  })
  const delivery = aBenefitDelivery()
    .with(({ payer }) => { payer.payerIds = { id: many((i) => ({ type: 7, code: `P${i}`, countryCode: 'SE' })) }; payer.subOrgs = { subOrg: many((i) => ({ type: 2, code: `${i}` })) } })
    .withReport((report) => report.with((r) => {
      r.incomeEarner.incomeEarnerIds = { id: many((i) => ({ type: 2, code: artificialPersonalIdentityCode(i) })) }
      r.transactions = { transaction: many(() => ({ transactionBasic: { transactionCode: 1266, amount: -1, unpromptedRefund: true as const } })) }
      r.transactions.transaction[0]!.deductions = { deduction: many(deduction) }
    })).build()
  const lists = { businessIdsOf: () => [artificialBusinessId(3)] }
  const took = processorMs(() => {
    checkBenefitCommon(delivery, { ...context, lists })
    expect(checkBenefitReports(delivery, { ...context, lists })[0]!.length).toBeGreaterThan(40_000)
  })
  // Pair by pair it would be 400 million comparisons per rule.
  expect(took).toBeLessThan(5_000)
})
