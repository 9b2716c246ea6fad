import type { ReadTransaction } from '#lib/platform/database.ts'
import { NEW, type AnyReport, type ReportType } from './report-kind.ts'

/** ReportIds of new reports that a stored report of this payer and kind carries already (PR-032). */
export async function findUsedReportIds(tx: ReadTransaction, ownerKey: string, reportType: ReportType, reports: readonly AnyReport[]): Promise<Set<string>> {
  const wanted = reports.flatMap(({ reportData }) => (reportData.actionCode === NEW && reportData.reportId !== undefined ? [reportData.reportId] : []))
  if (wanted.length === 0) return new Set()
  const rows = await tx.query<{ report_id: string }>(
    'SELECT report_id FROM report WHERE owner_key = $1 AND report_type = $2 AND report_id = ANY ($3)', [ownerKey, reportType, wanted])
  return new Set(rows.map((row) => row.report_id))
}
