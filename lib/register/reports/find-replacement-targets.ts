import type { ReadTransaction } from '#lib/platform/database.ts'
import { referenceOfUuid } from '../references.ts'
import { REPLACEMENT, VALID, type AnyReport, type ReportKind, type ReportsValue } from './report-kind.ts'

export type ReplacementTarget<Previous = unknown> = {
  irReportId: string
  reportId: string
  /** Newest stored version and its status (1 valid, 2 invalidated). */
  version: number
  status: 1 | 2
  previous: Previous
}

type Row = { index: number; ir_report_id: string; report_id: string; newest_version: number; status: 1 | 2; content: never; shared_by: number; is_first: boolean }

/**
 * What each replacement replaces: among the reports of the same owner and kind, by ReportId, IRReportId, or both with AND
 * (PR-101, D-20; IRReportId without regard to case, D-21).
 * @returns by index of the report; undefined where nothing was found or the report is no replacement
 */
export async function findReplacementTargets<Value extends ReportsValue<Report>, Report extends AnyReport, Previous>(
  tx: ReadTransaction, kind: ReportKind<Value, Report, Previous>, ownerKey: string, reports: readonly Report[],
): Promise<(ReplacementTarget<Previous> | undefined)[]> {
  const replacements = reports.flatMap(({ reportData }, index) =>
    reportData.actionCode === REPLACEMENT && (reportData.reportId !== undefined || reportData.irReportId !== undefined) ? [{ index, ...reportData }] : [])
  const targets = new Array<ReplacementTarget<Previous> | undefined>(reports.length)
  if (replacements.length === 0) return targets
  const rows = await tx.query<Row>(sqlOf(kind.shared), [
    ownerKey, kind.reportType,
    replacements.map(({ index }) => index), replacements.map(({ reportId }) => reportId ?? null), replacements.map(({ irReportId }) => irReportId ?? null),
  ])
  const sharedBy = new Map(rows.filter(({ is_first }) => is_first).map((row) => [row.shared_by, row]))
  for (const row of rows) {
    targets[row.index] = {
      irReportId: referenceOfUuid(row.ir_report_id),
      reportId: row.report_id,
      version: row.newest_version,
      status: row.status,
      previous: kind.previousOf(row.content, sharedBy.get(row.shared_by)!),
    }
  }
  return targets
}

/** What a delivery's reports share is read once for each delivery: a payer may be as large as all reports together. */
const sqlOf = ({ table, columns }: { table: string; columns: readonly string[] }): string => `
  WITH found AS MATERIALIZED (
    SELECT wanted.index, r.ir_report_id, r.report_id, r.newest_version, r.status, v.content, lived.arrival_no AS shared_by,
      row_number() OVER (PARTITION BY lived.arrival_no) = 1 AS is_first
    FROM unnest($3::int[], $4::text[], $5::uuid[]) AS wanted (index, report_id, ir_report_id)
    -- each way through its own index: one condition for both would read all reports of the owner for every one wanted
    JOIN LATERAL (
      SELECT * FROM report named WHERE wanted.report_id IS NOT NULL AND named.owner_key = $1 AND named.report_type = $2
        AND named.report_id = wanted.report_id AND (wanted.ir_report_id IS NULL OR named.ir_report_id = wanted.ir_report_id)
      UNION ALL
      SELECT * FROM report named WHERE wanted.report_id IS NULL AND named.ir_report_id = wanted.ir_report_id
        AND named.owner_key = $1 AND named.report_type = $2) r ON true
    JOIN report_version v ON v.ir_report_id = r.ir_report_id AND v.version = r.newest_version
    -- an invalidated version carries the content of the one before it, and no delivery data of its own
    JOIN LATERAL (
      SELECT of_delivery.arrival_no FROM report_version of_delivery
      WHERE of_delivery.ir_report_id = r.ir_report_id AND of_delivery.status = ${VALID} ORDER BY of_delivery.version DESC LIMIT 1) lived ON true)
  SELECT found.*, ${columns.map((column) => `d.${column}`).join(', ')} FROM found LEFT JOIN ${table} d ON found.is_first AND d.arrival_no = found.shared_by`
