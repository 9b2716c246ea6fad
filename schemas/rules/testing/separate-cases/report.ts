/** Mistakes in the report: which one it is, its month and its income types. */
import { deliveryCase, reportCase, type SeparateCase } from './rule-case.ts'

const IR_REPORT_ID = '0123456789abcdef0123456789abcdef'
const REPORT = 'DeliveryData/Reports/Report[1]'
const of = (summaryTransactionCode: number, amount?: number) => ({ transactionBasic: { summaryTransactionCode, ...(amount !== undefined && { amount }) } })

export const reportCases: readonly SeparateCase[] = [
  deliveryCase('SR-120', 'a new report and its replacement', ({ reports }) => { reports.report.push({ ...reports.report[0]!, paymentMonth: { month: 4, year: 2026 }, reportData: { actionCode: 2, reportId: 'report-1' } }) }),
  reportCase('SR-121', 'an action of no list', (r) => { r.reportData.actionCode = 3 }),
  reportCase('SR-122', 'a replacement of nothing', (r) => { r.reportData = { actionCode: 2 } }, { at: `${REPORT}/ReportData/IRReportId` }),
  reportCase('SR-123', 'a new report with the register\'s reference', (r) => { r.reportData.irReportId = IR_REPORT_ID }),
  reportCase('SR-124', 'a new report without a reference', (r) => { r.reportData = { actionCode: 1 } }, { at: `${REPORT}/ReportData/ReportId` }),
  reportCase('SR-124', 'a replacement of nothing', (r) => { r.reportData = { actionCode: 2 } }, { at: `${REPORT}/ReportData/ReportId` }),
  reportCase('SR-126', 'a version 0', (r) => { r.reportData = { actionCode: 2, reportId: 'a', reportVersion: 0 } }),
  reportCase('SR-127', 'a new report with a version', (r) => { r.reportData.reportVersion = 1 }),
  reportCase('SR-128', 'a space in the reference', (r) => { r.reportData.reportId = 'a b' }),
  reportCase(undefined, 'a replacement by the payer\'s reference', (r) => { r.reportData = { actionCode: 2, reportId: 'aZ09_-', reportVersion: 1 } }),
  reportCase(undefined, 'a replacement by the register\'s reference', (r) => { r.reportData = { actionCode: 2, irReportId: IR_REPORT_ID } }),

  reportCase('SR-130', 'no wages in seven months', (r) => { r.paymentMonth = { month: 1, year: 2027 }; r.transactions.transaction = [of(101)] }, { at: `${REPORT}/PaymentMonth` }),
  reportCase(undefined, 'no wages in six months', (r) => { r.paymentMonth = { month: 12, year: 2026 }; r.transactions.transaction = [of(101)] }),
  reportCase('SR-131', 'a contribution in two months', (r) => { r.paymentMonth = { month: 8, year: 2026 } }, { at: `${REPORT}/PaymentMonth` }),
  reportCase(undefined, 'a contribution in one month', (r) => { r.paymentMonth = { month: 7, year: 2026 } }),
  reportCase(undefined, 'a contribution of January in December', (r) => { r.paymentMonth = { month: 1, year: 2027 } }, { today: '2026-12-31' }),
  reportCase('SR-134', 'a month of 2018', (r) => { r.paymentMonth = { month: 12, year: 2018 } }, { at: `${REPORT}/PaymentMonth/Year` }),
  reportCase(undefined, 'the first month of the register', (r) => { r.paymentMonth = { month: 1, year: 2019 } }),

  reportCase('SR-141', 'an income type of wages', (r) => { r.transactions.transaction = [of(201, 1)] }),
  reportCase('SR-142', 'no wages, and a contribution', (r) => { r.transactions.transaction = [of(102, 1), of(101)] }, { at: `${REPORT}/Transactions/Transaction[1]/TransactionBasic/SummaryTransactionCode` }),
  reportCase('SR-142', 'no wages, and a deduction', (r) => { r.transactions.transaction = [of(101), of(103, 1)] }, { at: `${REPORT}/Transactions/Transaction[2]/TransactionBasic/SummaryTransactionCode` }),
  reportCase('SR-143', 'a contribution without amount', (r) => { r.transactions.transaction = [of(102)] }),
  reportCase('SR-143', 'a deduction without amount', (r) => { r.transactions.transaction = [of(102, 1), of(103)] }),
  reportCase(undefined, 'no wages, with and without amount (SR-144)', (r) => { r.transactions.transaction = [of(101), of(101, 5)] }),
  reportCase(undefined, 'repeated types, negative amounts and zero (SR-145, SR-146)', (r) => { r.transactions.transaction = [of(102, 0), of(102, -5), of(103, 1), of(103, 1)] }),
  reportCase(undefined, 'a deduction alone (SR-147)', (r) => { r.transactions.transaction = [of(103, 1)] }),

  deliveryCase('SR-160', 'a second report for a month', ({ reports }) => { reports.report.push({ ...reports.report[0]!, reportData: { actionCode: 1, reportId: 'b' } }) }, { at: 'DeliveryData/Reports/Report[2]/PaymentMonth' }),
  deliveryCase(undefined, 'a replacement beside a new report for the month', ({ reports }) => { reports.report.push({ ...reports.report[0]!, reportData: { actionCode: 2, reportId: 'b' } }) }),
]
