import type { Report, WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { checkReplacement, checkWageCommon, checkWageReports, type StoredReport } from '#schemas/rules/wage/index.ts'
import type { ReportKind } from '../reports/report-kind.ts'
import { payerIdRows } from '../reports/report-rows.ts'

type Shared = { payer: StoredReport['payer']; payment_date: string; period_start_date: string; period_end_date: string }

/** Earnings payment reports in the register: their rules, and their tables. */
export const wageReportKind: ReportKind<WageReportsToIr, Report, StoredReport> = {
  reportType: 100,
  ruleIds: { onceInDelivery: 'WR-103', reportIdUnique: 'WR-109', targetFound: 'WR-112', targetNewest: 'WR-113', targetValid: 'WR-114' },
  checkCommon: checkWageCommon,
  checkItems: checkWageReports,
  checkReplacement,
  shared: { table: 'wage_delivery', columns: ['payer', 'payment_date', 'period_start_date', 'period_end_date'] },
  previousOf(report, shared) {
    const { payer, payment_date, period_start_date, period_end_date } = shared as Shared
    return { report, payer, paymentPeriod: { paymentDate: payment_date, startDate: period_start_date, endDate: period_end_date } }
  },
  sharedRows({ arrivalNo, value: { deliveryData: { paymentPeriod, payer, contactPersons } } }) {
    return [
      {
        table: 'wage_delivery',
        columns: { arrival_no: 'bigint', payment_date: 'date', period_start_date: 'date', period_end_date: 'date', payer: 'jsonb', contact_persons: 'jsonb' },
        rows: [[arrivalNo, paymentPeriod.paymentDate, paymentPeriod.startDate, paymentPeriod.endDate, JSON.stringify(payer), JSON.stringify(contactPersons)]],
      },
      payerIdRows(arrivalNo, payer),
    ]
  },
  versionTables: [
    {
      table: 'income_earner_id',
      columns: { position: 'int', type: 'smallint', code: 'text', country_code: 'text' },
      rowsOf: (report) => (report.incomeEarner.incomeEarnerIds?.id ?? []).map((id, index) => [index + 1, id.type, id.code, id.countryCode]),
    },
    {
      table: 'income_line',
      columns: { position: 'int', transaction_code: 'smallint', amount_cents: 'bigint', unjust_enrichment: 'boolean', recovery: 'boolean' },
      rowsOf: (report) => (report.transactions?.transaction ?? []).map(({ transactionBasic: line }, index) =>
        [index + 1, line.transactionCode, line.amount, line.unjustEnrichment === true, line.recovery === true]),
    },
  ],
}
