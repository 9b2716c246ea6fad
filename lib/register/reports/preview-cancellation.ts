import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { findDelivery } from './read-delivery.ts'

/** Counted over all reports of which the delivery brought a version: cancelling it cancels them as they are now. */
export async function previewCancellation(db: Database, wanted: EserviceRequest<'preview-cancellation'>): Promise<EserviceResponse<'preview-cancellation'>> {
  const arrivalNo = await findDelivery(db, wanted)
  if (arrivalNo === undefined) return { preview: null }
  const [preview] = await db.query<{ valid: number; newer: number; cancelled: number; fingerprint: string }>(
    `SELECT count(*) FILTER (WHERE status = 1)::int AS valid, count(*) FILTER (WHERE status = 1 AND newest_version > brought)::int AS newer, count(*) FILTER (WHERE status = 2)::int AS cancelled,
       md5(coalesce(string_agg(ir_report_id || ':' || newest_version, ',' ORDER BY ir_report_id), '')) AS fingerprint
     FROM (SELECT r.ir_report_id, r.status, r.newest_version, max(v.version) AS brought
       FROM report_version v JOIN report r ON r.ir_report_id = v.ir_report_id WHERE v.arrival_no = $1 GROUP BY r.ir_report_id) touched`, [arrivalNo])
  return { preview: preview! }
}
