/** Income types, recoveries, recourses, deductions. */
import type { Deduction, RecoveryData, Transaction } from '../../../generated/types/benefit-reports-to-ir-types.ts'
import { reportCase, rowCase, type BenefitCase, type CaseOptions } from './rule-case.ts'

const period = { startDate: '2026-05-01', endDate: '2026-05-31' }
const coded = (violates: string | undefined, what: string, code: number, options?: CaseOptions) => rowCase(violates, what, (row) => { row.transactionBasic.transactionCode = code }, options)
const recovered = (violates: string | undefined, what: string, change: (data: RecoveryData, row: Transaction) => void, options?: CaseOptions) => rowCase(violates, what, (row) => {
  row.transactionBasic.recovery = true
  row.recoveryData = { recoveryDate: options?.paidOn ?? '2026-06-15', origEarningPeriod: { startDate: '2021-01-01', endDate: '2021-01-31' } }
  change(row.recoveryData, row)
}, options)
const deducted = (violates: string | undefined, what: string, change: (deduction: Deduction) => void, options?: CaseOptions) => rowCase(violates, what, (row) => {
  const deduction: Deduction = { deductionTransactionCode: 1100, deductionType: 1, amount: 1_00, origBenefitEarningPeriod: { ...period }, remittancePeriod: { ...period } }
  change(deduction)
  row.deductions = { deduction: [deduction] }
}, options)
const withTax = (violates: string | undefined, what: string, change: (row: Transaction) => void, options?: CaseOptions) => reportCase(violates, what, ({ transactions: { transaction } }) => {
  change(transaction[0]!)
  transaction[1]!.transactionBasic.amount = -1_00
}, options)

export const incomeCases: readonly BenefitCase[] = [
  coded('BR-060', 'an income type of wages', 201),
  coded('BR-060', 'a code that only the register writes', 9999),
  coded('BR-060', 'a benefit that had not begun', 1422, { paidOn: '2022-07-31' }),
  coded(undefined, 'a benefit on its first day', 1422, { paidOn: '2022-08-01' }),
  coded(undefined, 'a benefit that the list has not', 1999),
  recovered('BR-060', 'a recovery of what had not begun', (data, row) => { row.transactionBasic.transactionCode = 1422; row.benefitUnit = { unitCode: 2, unitAmount: 1 }; data.origEarningPeriod.paymentDate = '2022-07-31' }),
  recovered('BR-060', 'a recovery of a time before it began', (_data, row) => { row.transactionBasic.transactionCode = 1422; row.benefitUnit = { unitCode: 2, unitAmount: 1 } }),
  recovered(undefined, 'a recovery of a time in which it began', (data, row) => {
    row.transactionBasic.transactionCode = 1422
    row.benefitUnit = { unitCode: 2, unitAmount: 1 }
    data.origEarningPeriod = { startDate: '2022-07-15', endDate: '2022-08-15' }
  }),
  rowCase('BR-061', 'no earning period', (row) => { delete row.earningPeriod }),
  rowCase('BR-062', 'earned in 1799', (row) => { row.earningPeriod!.startDate = '1799-12-31' }),
  rowCase('BR-062', 'earned until before it began', (row) => { row.earningPeriod!.endDate = '2026-04-30' }),
  rowCase('BR-064', 'a tenth taxability', (row) => { row.transactionBasic.taxTreatment = 10 }),
  rowCase('BR-065', 'a daily allowance without unit', (row) => { row.transactionBasic.transactionCode = 1423; delete row.benefitUnit }, { paidOn: '2023-01-01' }),
  coded(undefined, 'a daily allowance with unit', 1423),
  rowCase(undefined, 'a daily allowance without unit, before 2023', (row) => { row.transactionBasic.transactionCode = 1423; delete row.benefitUnit }, { paidOn: '2022-12-31' }),
  rowCase('BR-066', 'a seventh unit', (row) => { row.benefitUnit!.unitCode = 7 }),
  rowCase('BR-068', 'a sixth basis', (row) => { row.transactionOther = { nonresidentPensionBasis: 6 } }),
  rowCase('BR-069', 'a negative allowance', (row) => { row.transactionBasic = { transactionCode: 1423, amount: -1 } }),
  rowCase(undefined, 'a negative loss', (row) => { row.transactionBasic = { transactionCode: 1389, amount: -1 } }),
  rowCase(undefined, 'a negative amount of a type that the list has not', (row) => { row.transactionBasic = { transactionCode: 1100, amount: -1 } }),
  rowCase('BR-070', 'a recovery without its data', (row) => { row.transactionBasic.recovery = true }),
  recovered('BR-071', 'data of no recovery', (_data, row) => { delete row.transactionBasic.recovery }),
  recovered(undefined, 'data of an unprompted repayment', (_data, row) => { delete row.transactionBasic.recovery; row.transactionBasic.unpromptedRefund = true }),
  rowCase(undefined, 'an unprompted repayment without data', (row) => { row.transactionBasic.unpromptedRefund = true }),
  recovered('BR-072', 'recovered after the payment date', (data) => { data.recoveryDate = '2026-06-16' }),
  recovered(undefined, 'recovered after the payment date, before 2022', (data) => { data.recoveryDate = '2022-01-01' }, { paidOn: '2021-12-31' }),
  recovered('BR-073', 'recovered in 2020', (data) => { data.recoveryDate = '2020-12-31'; data.origEarningPeriod = { startDate: '2020-01-01', endDate: '2020-01-31' } }),
  recovered('BR-074', 'paid after the recovery', (data) => { data.origEarningPeriod.paymentDate = '2026-06-16' }),
  recovered(undefined, 'paid after the recovery, before 2022', (data) => { data.origEarningPeriod.paymentDate = '2022-01-01' }, { paidOn: '2021-12-31' }),
  recovered('BR-075', 'earned before 1800', (data) => { data.origEarningPeriod.startDate = '1799-12-31' }),
  recovered('BR-075', 'earned after the recovery', (data) => { data.origEarningPeriod = { startDate: '2026-06-16', endDate: '2026-06-17' } }),
  recovered('BR-076', 'an original period that ends before it begins', (data) => { data.origEarningPeriod.endDate = '2020-12-31' }),
  recovered('BR-077', 'a recovered withholding', (_data, row) => { row.transactionBasic.transactionCode = 1266 }),
  rowCase('BR-077', 'an unjust distraint', (row) => { row.transactionBasic = { transactionCode: 1269, amount: 1, unjustEnrichment: true } }),
  rowCase(undefined, 'an unjust distraint, before 2022', (row) => { row.transactionBasic = { transactionCode: 1269, amount: 1, unjustEnrichment: true } }, { paidOn: '2021-12-31' }),
  withTax('BR-078', 'tax goes back with an unprompted repayment', (row) => { row.transactionBasic.unpromptedRefund = true }),
  withTax(undefined, 'tax goes back by itself', () => {}),
  withTax(undefined, 'tax goes back with an unprompted repayment, before 2022', (row) => { row.transactionBasic.unpromptedRefund = true }, { paidOn: '2021-12-31' }),
  rowCase('BR-080', 'a recourse without date', (row) => { row.transactionBasic.recourse = true }),
  rowCase('BR-080', 'a date of no recourse', (row) => { row.recourseData = { recoursePaymentDate: '2026-06-01' } }),
  rowCase(undefined, 'a recourse', (row) => { row.transactionBasic.recourse = true; row.recourseData = { recoursePaymentDate: '2026-06-01' } }),
  rowCase(undefined, 'unjust enrichment that was recovered at once', (row) => {
    row.transactionBasic = { ...row.transactionBasic, unjustEnrichment: true, recovery: true }
    row.recoveryData = { recoveryDate: '2026-06-15', origEarningPeriod: { startDate: '2026-01-01', endDate: '2026-01-31' } }
  }),

  deducted('BR-081', 'a fourteenth type', (deduction) => { deduction.deductionType = 14 }),
  deducted('BR-081', 'employee contributions after 2022', (deduction) => { deduction.deductionType = 8 }, { paidOn: '2023-01-01' }),
  deducted(undefined, 'employee contributions in 2022', (deduction) => { deduction.deductionType = 8 }, { paidOn: '2022-12-31' }),
  deducted('BR-082', 'more than the income', (deduction) => { deduction.amount = 1_450_01 }),
  deducted(undefined, 'all of the income', (deduction) => { deduction.amount = 1_450_00 }),
  deducted('BR-083', 'of an income type of wages', (deduction) => { deduction.deductionTransactionCode = 201 }),
  deducted('BR-085', 'a recourse for nobody', (deduction) => { deduction.deductionType = 11 }),
  deducted('BR-086', 'a thirteenth recipient', (deduction) => { deduction.incomeBeneficiary = { incomeBeneficiaryBasic: { missingId: true, companyName: 'A', incomeBeneficiaryType: 13 }, address: { street: 'A', postalCode: '1', postOffice: 'B', countryCode: 'SE' } } }),
  deducted('BR-089', 'of a benefit that ended before it began', (deduction) => { deduction.origBenefitEarningPeriod.endDate = '2026-04-30' }),
  deducted('BR-090', 'for a time that ended before it began', (deduction) => { deduction.remittancePeriod.endDate = '2026-04-30' }),
  rowCase('BR-091', 'tax data of an insurance without it', (row) => { row.transactionBasic.taxTreatment = 9 }),
  rowCase('BR-093', 'changed into wages', (row) => { row.transactionBasic.retroactiveTransactionCode = 201 }),
  rowCase('BR-094', 'changed in a new report', (row) => { row.transactionBasic.retroactiveTransactionCode = 1423 }),
  reportCase('BR-094', 'changed into the same', (report) => {
    report.reportData = { actionCode: 2, reportId: 'a' }
    report.transactions.transaction[0]!.transactionBasic.retroactiveTransactionCode = 1100
  }),
  reportCase(undefined, 'changed by a replacement', (report) => {
    report.reportData = { actionCode: 2, reportId: 'a' }
    report.transactions.transaction[0]!.transactionBasic.retroactiveTransactionCode = 1423
  }),
]
