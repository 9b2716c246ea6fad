import type { Report, WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import type { RowChange, WaitingDelivery } from '../delivery-kind.ts'
import type { CellValue, RowSet } from '../store/insert-rows.ts'

/** An accepted report: version 1 makes a new one, a higher version is added to the stored one (PR-105). */
export type StorableReport = { report: Report; irReportId: string; reportId: string; version: number }

const WAGE_REPORT = 100
const VALID = 1

/** A replacement adds a version to its report (PR-105). */
export function wageReportChanges(reports: readonly StorableReport[]): RowChange[] {
  const replaced = reports.filter((stored) => stored.version > 1)
  if (replaced.length === 0) return []
  return [{
    sql: 'UPDATE report SET newest_version = made.version FROM unnest($1::uuid[], $2::int[]) AS made (ir_report_id, version) WHERE report.ir_report_id = made.ir_report_id',
    parameters: [replaced.map(({ irReportId }) => irReportId), replaced.map(({ version }) => version)],
  }]
}

/** Rows of the accepted reports of one delivery: what is common once, then reports, versions, income earners and income lines. */
export function wageReportRows(delivery: WaitingDelivery<WageReportsToIr>, reports: readonly StorableReport[]): RowSet[] {
  const { arrivalNo, ownerKey } = delivery
  const { paymentPeriod, payer, contactPersons } = delivery.value.deliveryData
  return [
    {
      table: 'wage_delivery',
      columns: { arrival_no: 'bigint', payment_date: 'date', period_start_date: 'date', period_end_date: 'date', payer: 'jsonb', contact_persons: 'jsonb' },
      rows: [[arrivalNo, paymentPeriod.paymentDate, paymentPeriod.startDate, paymentPeriod.endDate, JSON.stringify(payer), JSON.stringify(contactPersons)]],
    },
    {
      table: 'delivery_payer_id',
      columns: { arrival_no: 'bigint', position: 'smallint', type: 'smallint', code: 'text', country_code: 'text' },
      rows: (payer.payerIds?.id ?? []).map((id, index) => [arrivalNo, index + 1, id.type, id.code, id.countryCode]),
    },
    {
      table: 'report',
      columns: { ir_report_id: 'uuid', owner_key: 'text', report_type: 'smallint', report_id: 'text', newest_version: 'int', status: 'smallint' },
      rows: reports.flatMap(({ irReportId, reportId, version }) => (version === 1 ? [[irReportId, ownerKey, WAGE_REPORT, reportId, version, VALID]] : [])),
    },
    {
      table: 'report_version',
      columns: { ir_report_id: 'uuid', version: 'int', arrival_no: 'bigint', status: 'smallint', content: 'jsonb' },
      rows: reports.map(({ irReportId, version, report }) => [irReportId, version, arrivalNo, VALID, JSON.stringify(report)]),
    },
    {
      table: 'income_earner_id',
      columns: { ir_report_id: 'uuid', version: 'int', position: 'smallint', type: 'smallint', code: 'text', country_code: 'text' },
      rows: reports.flatMap(incomeEarnerIds),
    },
    {
      table: 'income_line',
      columns: { ir_report_id: 'uuid', version: 'int', position: 'smallint', transaction_code: 'smallint', amount_cents: 'bigint', unjust_enrichment: 'boolean', recovery: 'boolean' },
      rows: reports.flatMap(incomeLines),
    },
  ]
}

const incomeEarnerIds = ({ irReportId, version, report }: StorableReport): CellValue[][] =>
  (report.incomeEarner.incomeEarnerIds?.id ?? []).map((id, index) => [irReportId, version, index + 1, id.type, id.code, id.countryCode])

const incomeLines = ({ irReportId, version, report }: StorableReport): CellValue[][] =>
  (report.transactions?.transaction ?? []).map(({ transactionBasic: line }, index) =>
    [irReportId, version, index + 1, line.transactionCode, line.amount, line.unjustEnrichment === true, line.recovery === true])
