import type { RowChange, WaitingDelivery } from '../delivery-kind.ts'
import type { RowSet } from '../store/insert-rows.ts'
import { VALID, type AnyReport, type ReportKind, type ReportsValue, type StorableReport } from './report-kind.ts'

/** A replacement adds a version to its report (PR-105). */
export function reportChanges(reports: readonly StorableReport[]): RowChange[] {
  const replaced = reports.filter((stored) => stored.version > 1)
  if (replaced.length === 0) return []
  return [{
    sql: 'UPDATE report SET newest_version = made.version FROM unnest($1::uuid[], $2::int[]) AS made (ir_report_id, version) WHERE report.ir_report_id = made.ir_report_id',
    parameters: [replaced.map(({ irReportId }) => irReportId), replaced.map(({ version }) => version)],
  }]
}

/** Rows of the accepted reports of one delivery: what is common once, then reports, versions, and what each version has in columns of its own. */
export function reportRows<Value extends ReportsValue<Report>, Report extends AnyReport, Previous>(
  kind: ReportKind<Value, Report, Previous>, delivery: WaitingDelivery<Value>, reports: readonly StorableReport<Report>[],
): RowSet[] {
  const { arrivalNo, ownerKey } = delivery
  return [
    ...kind.sharedRows(delivery),
    {
      table: 'report',
      columns: { ir_report_id: 'uuid', owner_key: 'text', report_type: 'smallint', report_id: 'text', newest_version: 'int', status: 'smallint' },
      rows: reports.flatMap(({ irReportId, reportId, version }) => (version === 1 ? [[irReportId, ownerKey, kind.reportType, reportId, version, VALID]] : [])),
    },
    {
      table: 'report_version',
      columns: { ir_report_id: 'uuid', version: 'int', arrival_no: 'bigint', status: 'smallint', content: 'jsonb' },
      rows: reports.map(({ irReportId, version, report }) => [irReportId, version, arrivalNo, VALID, JSON.stringify(report)]),
    },
    ...kind.versionTables.map(({ table, columns, rowsOf }): RowSet => ({
      table,
      columns: { ir_report_id: 'uuid', version: 'int', ...columns },
      rows: reports.flatMap(({ irReportId, version, report }) => rowsOf(report).map((cells) => [irReportId, version, ...cells])),
    })),
  ]
}

type PayerIds = { payerIds?: { id: readonly { type: number; code: string; countryCode?: string }[] } }

/** Identifiers of the payer, of any kind of report. */
export const payerIdRows = (arrivalNo: number, { payerIds }: PayerIds): RowSet => ({
  table: 'delivery_payer_id',
  columns: { arrival_no: 'bigint', position: 'int', type: 'smallint', code: 'text', country_code: 'text' },
  rows: (payerIds?.id ?? []).map((id, index) => [arrivalNo, index + 1, id.type, id.code, id.countryCode]),
})
