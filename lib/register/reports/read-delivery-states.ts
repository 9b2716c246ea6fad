import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { referenceOfUuid } from '../references.ts'

/** Deliveries as they stand now. A report counts as replaced while its newest version is valid and another delivery's, and as cancelled once that is a cancellation. */
export async function readDeliveryStates(db: Database, { irDeliveryIds }: EserviceRequest<'read-delivery-states'>): Promise<EserviceResponse<'read-delivery-states'>> {
  const rows = await db.query<{ ir_delivery_id: string; status: number; replaced: number; cancelled: number }>(
    `SELECT d.ir_delivery_id, d.status, count(*) FILTER (WHERE r.status = 1 AND r.newest_version > v.version)::int AS replaced, count(*) FILTER (WHERE r.status = 2)::int AS cancelled
     FROM delivery d LEFT JOIN report_version v ON v.arrival_no = d.arrival_no LEFT JOIN report r ON r.ir_report_id = v.ir_report_id
     WHERE d.ir_delivery_id = ANY ($1::uuid[]) GROUP BY d.arrival_no`, [irDeliveryIds])
  return { states: rows.map(({ ir_delivery_id, status, replaced, cancelled }) => ({ irDeliveryId: referenceOfUuid(ir_delivery_id), status, replaced, cancelled })) }
}
