import { describe, expect, test } from 'vitest'
import { artificialBusinessId } from '../../artificial.ts'
import type { BenefitReportsToIr, DeliveryData, Report, Transaction } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { aBenefitDelivery } from '../testing/a-benefit-delivery.ts'
import { aFullBenefitDelivery } from '../testing/a-full-benefit-delivery.ts'
import { adviseReplacement, checkReplacement, type StoredReport } from './index.ts'

const foreign = { type: 7, code: 'X', countryCode: 'SE' }
const period = { startDate: '2026-05-01', endDate: '2026-05-31' }
/** As the register has it: from JSON. */
const stored = ({ deliveryData: { payer, paymentDate, reports } }: BenefitReportsToIr, index = 0): StoredReport =>
  JSON.parse(JSON.stringify({ report: reports.report[index]!, payer, paymentDate })) as StoredReport

const base = () => aBenefitDelivery()
  .with(({ payer }) => { payer.payerIds.id.push({ ...foreign }) })
  .withReport((report) => report.with((r) => { r.incomeEarner.incomeEarnerBasic = { lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1990-01-01' } })
    .paying(1100, 1_000_00, (row) => {
      row.benefitUnit = { unitCode: 2, unitAmount: 31_00 }
      row.deductions = {
        deduction: [{
          deductionTransactionCode: 1100, deductionType: 10, amount: 1_00, origBenefitEarningPeriod: period, remittancePeriod: period,
          incomeBeneficiary: { incomeBeneficiaryIds: { id: [{ type: 1, code: artificialBusinessId(30) }] }, incomeBeneficiaryBasic: { incomeBeneficiaryType: 8 } },
        }],
      }
    }))
const changed = (change: (report: Report, delivery: DeliveryData) => void) => {
  const delivery = base().build()
  change(delivery.deliveryData.reports.report[0]!, delivery.deliveryData)
  return delivery
}
const violations = (change: (report: Report, delivery: DeliveryData) => void) => {
  const delivery = changed(change)
  return checkReplacement({ delivery, report: delivery.deliveryData.reports.report[0]!, index: 0 }, stored(base().build())).map(({ ruleId, level, path }) => [ruleId, level, path])
}
const recipient = (report: Report) => report.transactions.transaction[0]!.deductions!.deduction[0]!.incomeBeneficiary!

const report = 'DeliveryData/Reports/Report[1]'
const changes: [rule: string, path: string, what: string, change: (report: Report, delivery: DeliveryData) => void][] = [
  ['BR-012', 'DeliveryData/PaymentDate', 'another payment date', (_r, d) => { d.paymentDate = '2026-06-16' }],
  ['BR-023', 'DeliveryData/Payer/PayerIds', 'one identifier less', (_r, d) => { d.payer.payerIds.id.pop() }],
  ['BR-045', `${report}/IncomeEarner/IncomeEarnerIds`, 'another identifier', (r) => { r.incomeEarner.incomeEarnerIds!.id.push({ ...foreign }) }],
  ['BR-045', `${report}/IncomeEarner/IncomeEarnerIds`, 'no identifier any more', (r) => { delete r.incomeEarner.incomeEarnerIds; r.incomeEarner.incomeEarnerBasic!.missingId = true }],
  ['BR-051', `${report}/IncomeEarner/IncomeEarnerBasic/BirthDate`, 'another birth date', (r) => { r.incomeEarner.incomeEarnerBasic!.birthDate = '1990-01-02' }],
  ['BR-051', `${report}/IncomeEarner/IncomeEarnerBasic`, 'no birth date', (r) => { delete r.incomeEarner.incomeEarnerBasic }],
  ['BR-088', `${report}/Transactions`, 'another recipient', (r) => { recipient(r).incomeBeneficiaryIds!.id[0]!.code = artificialBusinessId(31) }],
  ['BR-088', `${report}/Transactions`, 'a recipient without identifier', (r) => { delete recipient(r).incomeBeneficiaryIds; recipient(r).incomeBeneficiaryBasic.missingId = true }],
  ['BR-088', `${report}/Transactions`, 'no recipient any more', (r) => { delete r.transactions.transaction[0]!.deductions }],
]

test.each(changes)('%s, %s: %s', (ruleId, path, _what, change) => expect(violations(change)).toEqual([[ruleId, 'item', path]]))

describe('may change', () => {
  test('order, repetition, the country of a Finnish identifier', () => expect(violations((r, d) => {
    d.payer.payerIds.id.reverse()
    d.payer.payerIds.id[1]!.countryCode = 'FI'
    r.incomeEarner.incomeEarnerIds!.id.push({ ...r.incomeEarner.incomeEarnerIds!.id[0]! })
    r.transactions.transaction.push(structuredClone(r.transactions.transaction[0]!))
  })).toEqual([]))
  test('names, amounts, income types', () => expect(violations((r) => {
    r.incomeEarner.incomeEarnerBasic!.lastName = 'Toinen'
    r.transactions.transaction[0]!.transactionBasic = { transactionCode: 1101, amount: 1 }
  })).toEqual([]))
  test('nothing, in a delivery that uses everything', () => {
    const delivery = aFullBenefitDelivery()
    delivery.deliveryData.reports.report.forEach((current, index) => {
      expect(checkReplacement({ delivery, report: current, index }, stored(aFullBenefitDelivery(), index))).toEqual([])
    })
  })
})

describe('advised, and never rejected', () => {
  const advice = (change: (row: Transaction, report: Report) => void) => {
    const current = changed((r) => change(r.transactions.transaction[0]!, r)).deliveryData.reports.report[0]!
    const found = adviseReplacement(current, stored(base().build()).report, 0)
    for (const { level, warning } of found) expect([level, warning]).toEqual(['guidance', true])
    return found.map(({ ruleId, path }) => [ruleId, path.replace(`${report}/Transactions/Transaction`, '')])
  }
  test.each(['recovery', 'unpromptedRefund', 'delayIncrease'] as const)('BR-079: %s is added', (mark) => {
    expect(advice((row) => { row.transactionBasic[mark] = true })[0]![0]).toBe('BR-079')
  })
  test('BR-063: another earning period', () => expect(advice((row) => { row.earningPeriod!.endDate = '2026-05-30' })).toEqual([['BR-063', '[1]/EarningPeriod']]))
  test('BR-067: unjust enrichment without its unit', () => expect(advice((row) => { row.transactionBasic.unjustEnrichment = true; delete row.benefitUnit })).toEqual([['BR-067', '[1]/BenefitUnit']]))
  test('nothing, when the income is split into a just and an unjust part', () => expect(advice((row, r) => {
    row.earningPeriod!.endDate = '2026-05-15'
    r.transactions.transaction.push({ transactionBasic: { transactionCode: 1100, amount: 1, unjustEnrichment: true }, earningPeriod: { startDate: '2026-05-16', endDate: '2026-05-31' }, benefitUnit: { unitCode: 2, unitAmount: 0 } })
  })).toEqual([]))
  test('nothing, when the income type changes', () => expect(advice((row) => { row.transactionBasic.retroactiveTransactionCode = 1423; row.earningPeriod!.endDate = '2026-05-30' })).toEqual([]))
})
