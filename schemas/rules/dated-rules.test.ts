import { describe, expect, test } from 'vitest'
import { rulesDate, type DeliveryRuleContext } from './delivery-facts.ts'
import { checkBenefitReports } from './benefit/index.ts'
import { checkSeparateReports } from './separate/index.ts'
import { aBenefitDelivery } from './testing/a-benefit-delivery.ts'
import { aWageDelivery, type WageReportBuilder } from './testing/a-delivery.ts'
import { aSeparateDelivery } from './testing/a-separate-delivery.ts'
import { checkWageReports } from './wage/index.ts'

type Dated = Partial<DeliveryRuleContext> & { paidOn: string }
const contextOf = ({ paidOn, ...more }: Dated): DeliveryRuleContext => ({ today: paidOn, environment: 'test', reportsMax: 10_000, realTime: false, ...more })

const ofWages = (change: (report: WageReportBuilder) => void) => (at: Dated) =>
  checkWageReports(aWageDelivery().paidOn(at.paidOn).withReport(change).build(), contextOf(at)).flat().map(({ ruleId }) => ruleId)
const ofBenefits = (transactionCode: number, deductionType = 1) => (at: Dated) => {
  const period = { startDate: '2021-01-01', endDate: '2021-01-31' }
  const delivery = aBenefitDelivery().paidOn(at.paidOn).withReport((report) => report.paying(transactionCode, 1_00, (row) => {
    row.deductions = { deduction: [{ deductionTransactionCode: 1100, deductionType, amount: 0, origBenefitEarningPeriod: period, remittancePeriod: period }] }
  })).build()
  return checkBenefitReports(delivery, contextOf(at)).flat().map(({ ruleId }) => ruleId)
}

const car = (emissions: number) => ofWages((report) => report.paying(201, 1_00).paying(304, 1_00, (row) => { row.carBenefit = { carBenefitCode: 1, ageGroupCode: 1, emissionsValue: emissions } as NonNullable<typeof row.carBenefit> }))

describe('a delivery is judged by what holds on its payment date', () => {
  test.each<[what: string, check: (at: Dated) => string[], rule: string, lastWithout: string, firstWith: string]>([
    ['emissions above 0', car(50_00), 'WR-384', '2025-12-31', '2026-01-01'],
    ['income type 410 after 2026', ofWages((report) => report.paying(410, 1_00)), 'WR-235', '2026-12-31', '2027-01-01'],
    ['a daily allowance without unit', ofBenefits(1423), 'BR-065', '2022-12-31', '2023-01-01'],
    ['deduction of employee contributions', ofBenefits(1100, 8), 'BR-081', '2022-12-31', '2023-01-01'],
  ])('%s', (_what, check, rule, lastWithout, firstWith) => {
    expect(check({ paidOn: lastWithout })).not.toContain(rule)
    expect(check({ paidOn: firstWith })).toContain(rule)
  })

  test('what began is judged from its first day', () => {
    expect(ofBenefits(1422)({ paidOn: '2022-07-31' })).toContain('BR-060')
    expect(ofBenefits(1422)({ paidOn: '2022-08-01' })).not.toContain('BR-060')
    expect(car(50_00)({ paidOn: '2021-12-31' })).toContain('WR-271')
    expect(car(50_00)({ paidOn: '2022-01-01' })).toEqual([])
  })

  test('the day of arrival does not matter: an old correction keeps the rules of its time', () => {
    expect(car(50_00)({ paidOn: '2024-05-31', today: '2026-11-24' })).toEqual([])
    expect(ofBenefits(1100, 8)({ paidOn: '2022-05-31', today: '2026-11-24' })).toEqual([])
  })

  test('separate reports are judged by their target month', () => {
    const insured = (year: number) => aSeparateDelivery().with(({ payer, reports }) => {
      payer.accidentInsurances = { accidentInsurance: [{ accInsProvId: { type: 9, code: 'X', countryCode: 'SE' }, accInsPolicyNo: '1' }] }
      for (const report of reports.report) report.paymentMonth = { year, month: 1 }
    }).build()
    const rules = (year: number) => checkSeparateReports(insured(year), contextOf({ paidOn: '2026-06-15' })).flat().map(({ ruleId }) => ruleId)
    expect(rules(2024)).not.toContain('SR-116')
    expect(rules(2025)).toContain('SR-116')
  })
})

describe('next year\'s rules, tried out ahead of time', () => {
  const ahead = { today: '2026-11-24', rulesOfNextYear: true }
  test('hold for what is paid this year', () => {
    expect(ofWages((report) => report.paying(410, 1_00))({ paidOn: '2026-11-30', ...ahead })).toContain('WR-235')
    expect(ofWages((report) => report.paying(410, 1_00))({ paidOn: '2026-11-30', today: '2026-11-24' })).not.toContain('WR-235')
    expect(ofBenefits(1423)({ paidOn: '2022-06-15', today: '2022-06-15', rulesOfNextYear: true })).toContain('BR-065')
    expect(ofBenefits(1422)({ paidOn: '2022-06-15', today: '2022-06-15', rulesOfNextYear: true })).not.toContain('BR-060')
  })
  test('not for older payments, nor for what is paid next year already', () => {
    expect(rulesDate('2025-12-31', ahead)).toBe('2025-12-31')
    expect(rulesDate('2027-01-08', ahead)).toBe('2027-01-08')
    expect(rulesDate('2026-01-01', ahead)).toBe('2027-01-01')
    expect(rulesDate('2026-01-01', { today: ahead.today })).toBe('2026-01-01')
  })
})
