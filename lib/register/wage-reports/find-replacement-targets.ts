import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Payer, PaymentPeriod, Report } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { referenceOfUuid } from '../references.ts'

export type ReplacementTarget = {
  irReportId: string
  reportId: string
  /** Newest stored version and its status (1 valid, 2 invalidated). */
  version: number
  status: 1 | 2
  previous: { report: Report; payer: Payer; paymentPeriod: PaymentPeriod }
}

/**
 * What each replacement replaces: among the reports of the same owner, by ReportId, IRReportId, or both with AND
 * (WR-112, D-20; IRReportId without regard to case, D-21).
 * @returns by index of the report; undefined where nothing was found or the report is no replacement
 */
export async function findReplacementTargets(tx: ReadTransaction, ownerKey: string, reports: readonly Report[]): Promise<(ReplacementTarget | undefined)[]> {
  const replacements = reports.flatMap(({ reportData }, index) =>
    reportData.actionCode === 2 && (reportData.reportId !== undefined || reportData.irReportId !== undefined) ? [{ index, ...reportData }] : [])
  const targets = new Array<ReplacementTarget | undefined>(reports.length)
  if (replacements.length === 0) return targets
  const rows = await tx.query<{
    index: number; ir_report_id: string; report_id: string; newest_version: number; status: 1 | 2
    content: Report; payer: Payer; payment_date: string; period_start_date: string; period_end_date: string
  }>(
    `SELECT wanted.index, r.ir_report_id, r.report_id, r.newest_version, r.status, v.content, d.payer, d.payment_date, d.period_start_date, d.period_end_date
     FROM unnest($2::int[], $3::text[], $4::uuid[]) AS wanted (index, report_id, ir_report_id)
     -- each way through its own index: one condition for both would read all reports of the owner for every one wanted
     JOIN LATERAL (
       SELECT * FROM report named WHERE wanted.report_id IS NOT NULL AND named.owner_key = $1 AND named.report_type = 100
         AND named.report_id = wanted.report_id AND (wanted.ir_report_id IS NULL OR named.ir_report_id = wanted.ir_report_id)
       UNION ALL
       SELECT * FROM report named WHERE wanted.report_id IS NULL AND named.ir_report_id = wanted.ir_report_id
         AND named.owner_key = $1 AND named.report_type = 100) r ON true
     JOIN report_version v ON v.ir_report_id = r.ir_report_id AND v.version = r.newest_version
     -- an invalidated version carries the content of the one before it, and no delivery data of its own
     JOIN LATERAL (
       SELECT w.* FROM report_version lived JOIN wage_delivery w ON w.arrival_no = lived.arrival_no
       WHERE lived.ir_report_id = r.ir_report_id ORDER BY lived.version DESC LIMIT 1) d ON true`,
    [ownerKey, replacements.map(({ index }) => index), replacements.map(({ reportId }) => reportId ?? null), replacements.map(({ irReportId }) => irReportId ?? null)])
  for (const row of rows) {
    targets[row.index] = {
      irReportId: referenceOfUuid(row.ir_report_id),
      reportId: row.report_id,
      version: row.newest_version,
      status: row.status,
      previous: {
        report: row.content,
        payer: row.payer,
        paymentPeriod: { paymentDate: row.payment_date, startDate: row.period_start_date, endDate: row.period_end_date },
      },
    }
  }
  return targets
}
