/** Mistakes in income types and absences. */
import type { PaidAbsencePeriod, RecoveryData, Report, Transaction } from '../../../generated/types/wage-reports-to-ir-types.ts'
import type { WageReportBuilder } from '../a-delivery.ts'
import { withAbsences, withBenefits } from '../a-full-delivery.ts'
import { itemCase, reportCase, type CaseOptions, type RuleCase } from './rule-case.ts'

type Pay = (report: WageReportBuilder) => void
const pays = (violates: string | undefined, what: string, pay: Pay, options?: CaseOptions) => itemCase(violates, what, pay, options)
/** The usual benefits with one row changed. @param index 0-based: 201, 304, 401, 334, 317, 407, 331, 311, 402 */
const benefit = (violates: string | undefined, what: string, index: number, change: (row: Transaction) => void, options?: CaseOptions) =>
  itemCase(violates, what, (report) => withBenefits(report).with((r) => change(r.transactions!.transaction[index]!)), options)

const include = (...codes: [number, boolean][]) => (row: Transaction) => { row.insuranceData = { transactionInclusion: codes.map(([insuranceCode, included]) => ({ insuranceCode, included })) } }
const unjust = (row: Transaction) => { row.transactionBasic.unjustEnrichment = true }
const recovered = (data: Partial<RecoveryData> = {}, ...periods: { paymentDate?: string; startDate: string; endDate: string }[]) => (row: Transaction) => {
  row.transactionBasic.recovery = true
  row.recoveryData = { recoveryDate: '2026-06-01', origPaymentPeriods: { origPaymentPeriod: periods.length > 0 ? periods : [{ startDate: '2026-04-01', endDate: '2026-04-30' }] }, ...data }
}
const april = { startDate: '2026-04-01', endDate: '2026-04-30' }
const march = { startDate: '2026-03-01', endDate: '2026-03-31' }
const in2023 = { paymentDate: '2023-05-31', startDate: '2023-05-01', endDate: '2023-05-31' }
const in2024 = { paymentDate: '2024-05-31', startDate: '2024-05-01', endDate: '2024-05-31' }
const recovery = (violates: string | undefined, what: string, data: Partial<RecoveryData>, period = april, options?: CaseOptions) =>
  pays(violates, what, (r) => r.paying(201, 1_00, recovered(data, period)), options)

export const transactionCases: readonly RuleCase[] = [
  pays('WR-229', 'both methods', (r) => r.paying(101, 1_00).paying(201, 1_00)),
  pays(undefined, 'separate types beside a total', (r) => r.paying(101, 1_00).paying(301, 1_00).paying(402, 1)),
  pays('WR-230', 'a part without total', (r) => r.paying(102, 1_00)),
  pays('WR-231', 'a part beside the part for all', (r) => r.paying(101, 1_00, include([1, false])).paying(103, 1_00).paying(106, 1_00)),
  pays('WR-232', 'two totals', (r) => r.paying(101, 1_00).paying(101, 1_00)),
  pays('WR-233', 'two unjust totals', (r) => r.paying(101, 1_00).paying(101, 1_00, unjust).paying(101, 1_00, unjust)),
  pays('WR-234', 'one period recovered twice', (r) => r.paying(101, 1_00, recovered({}, april, march)).paying(101, 1_00, recovered({}, march, april))),
  pays(undefined, 'totals of every group', (r) => r.paying(101, 1_00).paying(101, 1_00, unjust).paying(101, 1_00, recovered({}, april)).paying(101, 1_00, recovered({}, april, march))),
  pays(undefined, 'unjust and recovered at once counts as recovered', (r) => r.paying(101, 1_00, unjust).paying(101, 1_00, (row) => { unjust(row); recovered()(row) })),
  pays('WR-235', 'a type that never was', (r) => r.paying(228, 1_00)),
  pays('WR-235', 'a type before its time', (r) => r.paying(366, 1_00), { paidOn: '2023-12-31' }),
  pays('WR-235', 'a type after its time', (r) => r.paying(410, 1_00), { paidOn: '2027-01-01' }),
  pays('WR-235', 'recovered in 2024, paid before its time', (r) => r.paying(366, 1_00, recovered({ recoveryDate: '2024-06-01' }, in2023)), { paidOn: '2024-06-15' }),
  pays(undefined, 'recovered in 2024, paid partly in its time', (r) => r.paying(366, 1_00, recovered({ recoveryDate: '2024-06-01' }, in2023, in2024)), { paidOn: '2024-06-15' }),
  pays('WR-381', 'recovered in 2026, paid partly in its time', (r) => r.paying(366, 1_00, recovered({}, in2023, in2024))),
  pays(undefined, 'recovered in 2026, in a period that reaches into its time', (r) => r.paying(366, 1_00, recovered({}, { startDate: '2023-12-01', endDate: '2024-01-31' }))),
  pays('WR-236', 'collected for a meal at its taxable value', (r) => r.paying(334, 1_00, (row) => { row.mealBenefit = { taxValue: true } }).paying(407, 1_00)),
  pays(undefined, 'collected for one of two meals', (r) => r.paying(334, 1_00, (row) => { row.mealBenefit = { taxValue: true } }).paying(334, 1_00).paying(407, 1_00)),
  pays('WR-237', 'collected for nothing', (r) => r.paying(407, 1_00)),
  pays('WR-238', 'deducted from nothing', (r) => r.paying(301, 5_00).paying(419, 1_00)),
  pays(undefined, 'deducted from royalties of 2024', (r) => r.paying(366, 5_00).paying(419, 1_00)),
  pays('WR-239', 'withheld from a non-resident\'s royalty', (r) => r.paying(362, 5_00).paying(402, 1_00)),
  pays('WR-240', 'withheld from a key employee', (r) => r.paying(201, 5_00).paying(402, 1_00).with((x) => { x.incomeEarner.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType: [4] } } })),
  pays(undefined, 'withheld from a key employee in 2021', (r) => r.paying(201, 5_00).paying(402, 1_00).with((x) => { x.incomeEarner.incomeEarnerOther = { incomeEarnerTypes: { incomeEarnerType: [4] } } }), { paidOn: '2021-12-31' }),
  pays('WR-241', 'no amount', (r) => r.paying(201, 1, (row) => { delete row.transactionBasic.amount })),
  pays('WR-241', 'a meal without amount, not at its taxable value', (r) => r.paying(334, 1, (row) => { delete row.transactionBasic.amount })),
  pays('WR-242', 'a part above the total', (r) => r.paying(101, 1_00, include([2, false])).paying(102, 1_01)),
  pays('WR-242', 'a part of another group above its total', (r) => r.paying(101, 9_00, include([2, false])).paying(101, 1_00, (row) => { unjust(row); include([2, false])(row) }).paying(102, 1_01, unjust)),
  pays(undefined, 'a part as high as the total', (r) => r.paying(101, 1_00, include([2, false])).paying(102, 1_00)),
  pays('WR-243', 'negative pay', (r) => r.paying(201, -1)),
  pays('WR-243', 'a negative type of which nothing is known', (r) => r.paying(369, -1)),
  pays(undefined, 'negative tax and contributions', (r) => r.paying(402, -1).paying(404, -1).paying(413, -1).paying(414, -1)),
  pays('WR-244', 'negative tax beside a recovery', (r) => r.paying(201, 1_00, recovered()).paying(402, -1)),
  pays(undefined, 'negative tax beside a recovery in 2021', (r) => r.paying(201, 1_00, recovered({ recoveryDate: '2021-06-01' }, { startDate: '2021-04-01', endDate: '2021-04-30' })).paying(402, -1), { paidOn: '2021-06-15' }),
  pays('WR-245', 'collected more than the car is worth', (r) => r.paying(304, 1_00, (row) => { row.carBenefit = { carBenefitCode: 1, ageGroupCode: 1 } }).paying(401, 1_01)),
  pays('WR-245', 'collected for no car', (r) => r.paying(401, 1)),
  pays('WR-246', 'collected more than the benefits', (r) => r.paying(301, 1_00).paying(330, 50).paying(407, 1_51)),
  pays(undefined, 'collected all of the benefits', (r) => r.paying(301, 1_00).paying(330, 50).paying(407, 1_50)),
  pays('WR-247', 'deducted more than the pay', (r) => r.paying(201, 1_00).paying(419, 1_01)),
  pays('WR-248', 'deducted more than the pay in two rows', (r) => r.paying(201, 1_00).paying(419, 60).paying(419, 60)),
  pays('WR-249', 'an unjust car', (r) => r.paying(301, 1_00, unjust)),
  pays('WR-250', 'a recovered car', (r) => r.paying(301, 1_00, recovered())),
  pays(undefined, 'unjust royalties, of which nothing is known', (r) => r.paying(366, 1_00, unjust)),
  pays('WR-251', 'insurance data of time-rate pay', (r) => r.paying(201, 1_00, include([1, false]))),
  pays(undefined, 'insurance data of royalties', (r) => r.paying(366, 1_00, include([1, true]))),
  ...([['WR-252', 102, 3], ['WR-253', 103, 2], ['WR-254', 104, 2], ['WR-255', 105, 2], ['WR-256', 106, 2]] as const).flatMap(([id, part, otherInsurance]) => [
    pays(id, `a total beside ${part} that says nothing`, (r) => r.paying(101, 1_00).paying(part, 1_00)),
    pays(id, `a total beside ${part} that says another insurance`, (r) => r.paying(101, 1_00, include([otherInsurance, false])).paying(part, 1_00)),
    pays(id, `a total beside ${part} that is included`, (r) => r.paying(101, 1_00, include([1, true])).paying(part, 1_00)),
    pays(undefined, `a total beside ${part} without it`, (r) => r.paying(101, 1_00, include([1, false])).paying(part, 1_00)),
  ]),
  pays('WR-257', 'one insurance twice', (r) => r.paying(101, 1_00, include([2, false], [2, true]))),
  pays('WR-258', 'all insurances and one of them', (r) => r.paying(101, 1_00, include([1, false], [6, true]))),
  pays('WR-259', 'an insurance of no list', (r) => r.paying(101, 1_00, include([4, false]))),
  benefit('WR-260', 'earned in 1799', 0, (row) => { row.earningPeriods!.earningPeriod[0]!.startDate = '1799-12-31' }),
  benefit('WR-261', 'earned until before', 0, (row) => { row.earningPeriods!.earningPeriod[0]!.endDate = '2026-04-30' }),
  benefit('WR-262', 'a negative price', 0, (row) => { row.unitWages!.unitWage[0]!.unitPrice = -1 }),
  benefit('WR-263', 'a negative number of units', 0, (row) => { row.unitWages!.unitWage[0]!.unitAmount = -1 }),
  benefit('WR-264', 'a unit of no list', 0, (row) => { row.unitWages!.unitWage[0]!.unitCode = 4 }),
  benefit('WR-265', 'a car without data', 1, (row) => { delete row.carBenefit }),
  benefit('WR-266', 'a car with the pay', 0, (row) => { row.carBenefit = { carBenefitCode: 1, ageGroupCode: 1 } }),
  benefit('WR-267', 'a car of no kind', 1, (row) => { row.carBenefit!.carBenefitCode = 3 }),
  benefit('WR-268', 'a car of no age', 1, (row) => { row.carBenefit!.ageGroupCode = 5 }),
  benefit('WR-269', 'negative kilometres', 1, (row) => { row.carBenefit!.kilometers = -1 }),
  benefit('WR-270', 'emissions of 100.01', 1, (row) => { row.carBenefit!.emissionsValue = 100_01 }, { paidOn: '2025-12-31' }),
  benefit(undefined, 'emissions of 100', 1, (row) => { row.carBenefit!.emissionsValue = 100_00; delete row.sixMonthRule }, { paidOn: '2022-01-01' }),
  benefit('WR-271', 'emissions before 2022', 1, (row) => { row.carBenefit!.emissionsValue = 0 }, { paidOn: '2021-12-31' }),
  benefit('WR-384', 'emissions from 2026', 1, (row) => { row.carBenefit!.emissionsValue = 1 }, { paidOn: '2026-01-01' }),
  benefit('WR-272', 'a meal with the pay', 0, (row) => { row.mealBenefit = { taxValue: true } }),
  benefit('WR-273', 'another benefit of no kind', 4, (row) => { delete row.otherBenefit }),
  benefit('WR-274', 'another benefit with the pay', 0, (row) => { row.otherBenefit = { benefitCode: [4] } }),
  benefit('WR-275', 'another benefit of no list', 4, (row) => { row.otherBenefit!.benefitCode = [4, 5] }),
  ...([['WR-276', 1, 301], ['WR-277', 2, 330], ['WR-278', 3, 334]] as const).map(([id, code, type]) =>
    pays(id, `benefit ${code} beside ${type}`, (r) => r.paying(317, 1_00, (row) => { row.otherBenefit = { benefitCode: [4, code] } }).paying(type, 1_00))),
  benefit('WR-279', 'thirteen months', 0, (row) => { row.sailorIncome!.crossTradeTime = 13 }),
  benefit('WR-279', 'no month', 0, (row) => { row.sailorIncome!.crossTradeTime = 0 }),
  benefit('WR-280', 'withdrawn in 1799', 0, (row) => { row.sailorIncome!.withdrawalPeriod!.startDate = '1799-12-31' }),
  benefit('WR-281', 'withdrawn until before', 0, (row) => { row.sailorIncome!.withdrawalPeriod!.endDate = '2026-04-30' }),
  pays('WR-282', 'a recovery without data', (r) => r.paying(201, 1_00, (row) => { row.transactionBasic.recovery = true })),
  pays('WR-283', 'data without a recovery', (r) => r.paying(201, 1_00, (row) => { recovered()(row); delete row.transactionBasic.recovery })),
  recovery('WR-284', 'recovered in 2018', { recoveryDate: '2018-12-31' }, { startDate: '2018-01-01', endDate: '2018-01-31' }),
  recovery('WR-285', 'recovered after the payment date', { recoveryDate: '2026-06-16' }),
  recovery(undefined, 'recovered on the payment date', { recoveryDate: '2026-06-15' }),
  recovery(undefined, 'recovered after the payment date in 2021', { recoveryDate: '2021-06-16' }, { startDate: '2021-04-01', endDate: '2021-04-30' }, { paidOn: '2021-06-15' }),
  recovery('WR-286', 'paid in 1799', {}, { ...april, paymentDate: '1799-12-31' } as typeof april),
  recovery('WR-287', 'paid after the recovery', {}, { ...april, paymentDate: '2026-06-02' } as typeof april),
  recovery('WR-288', 'a period of 1799', {}, { startDate: '1799-12-31', endDate: '2026-04-30' }),
  recovery('WR-289', 'a period after the recovery', {}, { startDate: '2026-06-02', endDate: '2026-06-30' }),
  recovery('WR-290', 'a period that ends before it starts', {}, { startDate: '2026-04-30', endDate: '2026-04-29' }),
  benefit('WR-291', 'a daily allowance of no kind', 6, (row) => { delete row.dailyAllowance }),
  benefit('WR-292', 'a daily allowance with the pay', 0, (row) => { row.dailyAllowance = { allowanceCode: [2] } }),
  benefit('WR-293', 'a daily allowance of no list', 6, (row) => { row.dailyAllowance!.allowanceCode = [6] }),
  pays('WR-294', 'a meal allowance twice', (r) => r.paying(331, 1_00, (row) => { row.dailyAllowance = { allowanceCode: [1] } }).paying(303, 1_00)),
  benefit('WR-295', 'kilometres with the pay', 0, (row) => { row.kmAllowance = { kilometers: 1 } }),
  benefit('WR-296', 'less than no kilometres', 7, (row) => { row.kmAllowance!.kilometers = -1 }),
  benefit('WR-297', 'the six-month rule of no country', 0, (row) => { row.sixMonthRule = { applicable: true } }),
  benefit(undefined, 'the six-month rule does not apply', 0, (row) => { row.sixMonthRule = { applicable: false } }),
]

const reachable: CaseOptions = { delivery: (d) => { d.contactPersons.contactPerson[0]!.email = 'aino@example.fi' } }
/** The usual absences with one paid period changed: 0 Kela daily allowance, 1 Kela family leave, 2 annual leave. */
const paid = (violates: string | undefined, what: string, index: number, change: (period: PaidAbsencePeriod) => void, options?: CaseOptions) =>
  itemCase(violates, what, (report) => withAbsences(report).with((r) => change(r.absence!.paidAbsence!.paidAbsencePeriods.paidAbsencePeriod[index]!)), { ...reachable, ...options })
const absence = (violates: string | undefined, what: string, change: (report: Report) => void, options?: CaseOptions) =>
  itemCase(violates, what, (report) => withAbsences(report).with(change), { ...reachable, ...options })
const unpaid = (violates: string | undefined, what: string, change: (period: { startDate: string; endDate?: string; absenceDays?: number; causeCode: number }) => void, options?: CaseOptions) =>
  absence(violates, what, (r) => change(r.absence!.unpaidAbsence!.unpaidAbsencePeriods.unpaidAbsencePeriod[0]!), options)

export const absenceCases: readonly RuleCase[] = [
  absence('WR-358', 'a reporting period without start', (r) => { delete r.absence!.absenceRepStartDate }),
  absence('WR-358', 'a reporting period without end', (r) => { delete r.absence!.absenceRepEndDate }),
  reportCase(undefined, 'only a reporting period', (r) => { r.absence = { absenceRepStartDate: '2026-05-01', absenceRepEndDate: '2026-05-01' } }),
  absence('WR-359', 'a reporting period of 1799', (r) => { r.absence!.absenceRepStartDate = '1799-12-31' }),
  absence('WR-360', 'a reporting period that ends before it starts', (r) => { r.absence!.absenceRepEndDate = '2026-04-30' }),
  unpaid('WR-361', 'absent in 1799', (p) => { p.startDate = '1799-12-31' }),
  unpaid('WR-362', 'absent until before', (p) => { p.endDate = '2026-05-19' }),
  unpaid('WR-363', 'less than no days', (p) => { p.absenceDays = -1 }),
  unpaid('WR-364', 'a reason of paid absences only', (p) => { p.causeCode = 18 }),
  unpaid('WR-364', 'job alternation after its end', (p) => { p.causeCode = 9 }, { paidOn: '2025-04-01' }),
  unpaid(undefined, 'job alternation on its last day', (p) => { p.causeCode = 9 }, { paidOn: '2025-03-31' }),
  paid('WR-363', 'less than no days with pay', 2, (p) => { p.absenceDays = -1 }),
  paid('WR-365', 'absent with pay in 1799', 2, (p) => { p.startDate = '1799-12-31' }),
  paid('WR-366', 'absent with pay until before', 2, (p) => { p.endDate = '2026-05-17' }),
  paid('WR-367', 'a Kela application without end', 0, (p) => { delete p.endDate }),
  paid('WR-368', 'two absences on one day', 1, (p) => { p.startDate = '2026-05-08' }),
  paid('WR-369', 'with and without pay on one day', 2, (p) => { p.endDate = '2026-05-20' }),
  paid(undefined, 'without end, the day before another', 2, (p) => { p.startDate = '2026-05-19' }),
  paid('WR-370', 'absent until before the start', 0, (p) => { p.absenceUntil = '2026-05-03' }),
  paid('WR-371', 'a reason of unpaid absences only', 2, (p) => { p.causeCode = 10 }),
  paid('WR-371', 'a reason that comes in 2025', 2, (p) => { p.causeCode = 23 }, { paidOn: '2024-12-31' }),
  paid(undefined, 'a reason from its first day', 2, (p) => { p.causeCode = 23 }, { paidOn: '2025-01-01' }),
  paid('WR-372', 'negative pay', 2, (p) => { p.amount = -1 }),
  paid('WR-373', 'reference and specifier', 0, (p) => { p.reimbApp!.reimbPayment[0]!.paymentSpecifier = 'x' }),
  paid(undefined, 'neither reference nor specifier', 0, (p) => { p.reimbApp!.reimbPayment = [{ paymentType: 1 }] }),
  paid('WR-374', 'an application of no kind', 0, (p) => { p.reimbApp!.reimbPayment.push({ paymentType: 3 }) }),
  paid('WR-375', 'partial sick leave in 2024', 0, (p) => { p.causeCode = 2 }, { paidOn: '2024-12-31' }),
  paid(undefined, 'partial sick leave in 2025', 0, (p) => { p.causeCode = 2 }, { paidOn: '2025-01-01' }),
  paid('WR-386', 'daily allowance for annual leave', 0, (p) => { p.causeCode = 21 }),
  paid('WR-376', 'family leave compensation for illness', 1, (p) => { p.causeCode = 1 }),
  paid('WR-377', 'information without application', 2, (p) => { p.paidAbsencePeriodInfo = 'x' }),
  paid('WR-385', 'information in 2020', 0, () => {}, { paidOn: '2020-12-31' }),
]
