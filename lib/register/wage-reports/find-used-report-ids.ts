import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Report } from '#schemas/generated/types/wage-reports-to-ir-types.ts'

/** ReportIds of new reports that a stored report of this payer carries already (WR-109). */
export async function findUsedReportIds(tx: ReadTransaction, ownerKey: string, reports: readonly Report[]): Promise<Set<string>> {
  const wanted = reports.flatMap(({ reportData }) => (reportData.actionCode === 1 && reportData.reportId !== undefined ? [reportData.reportId] : []))
  if (wanted.length === 0) return new Set()
  const rows = await tx.query<{ report_id: string }>(
    'SELECT report_id FROM report WHERE owner_key = $1 AND report_type = 100 AND report_id = ANY ($2)', [ownerKey, wanted])
  return new Set(rows.map((row) => row.report_id))
}
