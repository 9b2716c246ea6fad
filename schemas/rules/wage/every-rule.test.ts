import { describe, expect, test } from 'vitest'
import type { DeliveryData, ReportData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { artificialBusinessId, artificialPersonalIdentityCode } from '../../artificial.ts'
import { changeDates } from '../../code-lists.ts'
import { ruleById } from '../violation.ts'
import type { Violation } from '../rule.ts'
import { aWageDelivery, type WageReportBuilder } from '../testing/a-delivery.ts'
import { wageCases, type RuleCase } from '../testing/wage-cases/index.ts'
import { checkWageCommon, checkWageHead, checkWageReports, wageGuidance } from './index.ts'
import { wageRules } from './rules.ts'
import { processorMs } from '../testing/processor-time.ts'

const violationsOf = ({ delivery, context }: RuleCase): Violation[] => [
  ...checkWageHead(delivery, context), ...checkWageCommon(delivery, context), ...checkWageReports(delivery, context).flat(), ...wageGuidance(delivery, context),
]

const violating = wageCases.filter(({ violates }) => violates !== undefined)
const right = wageCases.filter(({ violates }) => violates === undefined)

describe('violated', () => {
  test.each(violating.map((ruleCase) => [ruleCase.violates!, ruleCase.what, ruleCase] as const))('%s: %s', (ruleId, _what, ruleCase) => {
    const found = violationsOf(ruleCase)
    expect(found.map((violation) => violation.ruleId)).toContain(ruleId)
    for (const violation of found) {
      const rule = ruleById(violation.ruleId)!
      expect(violation.level).toBe(rule.level)
      const codes = typeof rule.errorCode === 'string' ? [rule.errorCode] : [...(rule.errorCode ?? []), `X-${rule.id}`]
      expect(codes).toContain(violation.code)
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
  // WR-103 is about two reports (below); no tax treaty country has ever had a date that WR-219 could ask about.
  expect(changeDates('TaxTreatyCountryCode')).toEqual([])
  const cased = new Set([...violating.map(({ violates }) => violates), 'WR-103', 'WR-219'])
  expect(wageRules.filter(({ id, judge }) => judge === 'delivery' && !cased.has(id)).map(({ id }) => id)).toEqual([])
})

describe('a report occurs once in its delivery (WR-103)', () => {
  const context = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false } as const
  const irReportId = 'ABCDEF0123456789abcdef0123456789'
  const repeated = (...reportData: ReportData[]): number[] => {
    const delivery = aWageDelivery().withReports(reportData.length, (report, i) => report.with((r) => { r.reportData = reportData[i]! })).build()
    return checkWageReports(delivery, context).flatMap((violations, i) => (violations.some(({ ruleId }) => ruleId === 'WR-103') ? [i] : []))
  }

  test('every occurrence is faulty, new or replacement', () => {
    expect(repeated({ actionCode: 1, reportId: 'a' }, { actionCode: 1, reportId: 'b' }, { actionCode: 2, reportId: 'a' }, { actionCode: 2, reportId: 'a' })).toEqual([0, 2, 3])
  })
  test('the register\'s reference is the same in either case', () => {
    expect(repeated({ actionCode: 2, irReportId }, { actionCode: 2, irReportId: irReportId.toLowerCase() })).toEqual([0, 1])
  })
  test('the payer\'s is not', () => {
    expect(repeated({ actionCode: 1, reportId: 'a' }, { actionCode: 1, reportId: 'A' })).toEqual([])
  })
  test('reports without a reference are not the same', () => {
    expect(repeated({ actionCode: 1 }, { actionCode: 1 })).toEqual([])
  })
})

describe('worked examples of five reports with a wrong payer identifier type', () => {
  const context = { today: '2026-06-15', environment: 'test', reportsMax: 10_000, realTime: false } as const
  const unknownIncomeType = (report: WageReportBuilder, index: number) => { if (index < 2) report.paying(228, 1_00) }
  const wrongType = (delivery: DeliveryData) => { delivery.payer.payerIds!.id[0]!.type = 10 }

  test('1: one error, of the delivery; no item is faulty', () => {
    const delivery = aWageDelivery().withReports(5).with(wrongType).build()
    expect(checkWageHead(delivery, context)).toEqual([])
    expect(checkWageCommon(delivery, context).map(({ ruleId }) => ruleId)).toEqual(['WR-063'])
    expect(checkWageReports(delivery, context)).toEqual([[], [], [], [], []])
  })
  test('2: and two reports with an unknown income type are faulty for that alone', () => {
    const delivery = aWageDelivery().withReports(5, unknownIncomeType).with(wrongType).build()
    expect(checkWageCommon(delivery, context).map(({ ruleId }) => ruleId)).toEqual(['WR-063'])
    expect(checkWageReports(delivery, context).map((violations) => violations.map(({ ruleId }) => ruleId))).toEqual([['WR-235'], ['WR-235'], [], [], []])
  })
})

test('a report with 40,000 of everything holds up nobody: no rule compares pair by pair', () => {
  const many = <Entry>(entry: (i: number) => Entry): Entry[] => Array.from({ length: 40_000 }, (_, i) => entry(i))
  const delivery = aWageDelivery()
    .with(({ payer }) => {
      payer.payerIds = { id: many((i) => ({ type: 7, code: `P${i}`, countryCode: 'SE' })) }
      payer.subOrgs = { subOrg: many((i) => ({ type: 3, code: `${i}` })) }
    })
    .withReport((report) => report.with((r) => {
      r.incomeEarner.incomeEarnerIds = { id: many((i) => ({ type: 2, code: artificialPersonalIdentityCode(i) })) }
      r.incomeEarner.insuranceExceptions = { exceptionCode: many(() => 9) }
      r.incomeEarner.employment = { employmentPeriods: { period: many(() => ({ startDate: '2026-01-01' })) }, paymentTypes: { paymentType: many(() => 1) }, employmentEndings: { employmentEnding: many(() => ({ type: 3, code: '1' })) } }
      r.transactions = { transaction: many((i) => ({ transactionBasic: { transactionCode: [101, 102, 334, 407, 419][i % 5]!, amount: 1 }, mealBenefit: { taxValue: true } })) }
      r.absence = {
        unpaidAbsence: { unpaidAbsencePeriods: { unpaidAbsencePeriod: many(() => ({ startDate: '2026-05-01', endDate: '2026-05-02', causeCode: 10 })) } },
        paidAbsence: { paidAbsencePeriods: { paidAbsencePeriod: many(() => ({ startDate: '2026-05-02', endDate: '2026-05-03', causeCode: 1, amount: 1, reimbApp: { reimbPayment: [{ paymentType: 1 }] } })) } },
      }
    }))
    .build()
  const businessIdsOf = () => [artificialBusinessId(3)]
  const took = processorMs(() => {
    checkWageCommon(delivery, { today: '2026-06-15', environment: 'test', reportsMax: 1, realTime: false, lists: { businessIdsOf } })
    const [found] = checkWageReports(delivery, { today: '2026-06-15', environment: 'test', reportsMax: 1, realTime: false, lists: { businessIdsOf } })
    expect(found!.length).toBeGreaterThan(40_000)
  })
  // Pair by pair it would be 1.6 billion comparisons per rule.
  expect(took).toBeLessThan(5_000)
})
