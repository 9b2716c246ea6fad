import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import type { FoundDelivery, Visible } from '#schemas/eservice-report-operations.ts'
import { partyKey, type PartyId } from '#schemas/parties.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { referenceOfUuid } from '../references.ts'
import { creatorOf } from './read-report.ts'
import { addVisible, Conditions } from './visible.ts'

export type DeliveryRow = {
  arrival_no: number; ir_delivery_id: string; delivery_id: string; delivery_data_type: number; channel: number; status: number; item_count: number; head: DeliveryHead
  received_at: Date; received_on: string; processed_at: Date | null; valid_item_count: number | null; invalid_item_count: number | null; reported_on: string | null
}

export const DELIVERY_COLUMNS = `d.arrival_no, d.ir_delivery_id, d.delivery_id, d.delivery_data_type, d.channel, d.status, d.item_count, d.head, d.received_at, d.received_on, d.processed_at,
  f.valid_item_count, f.invalid_item_count, c.reported_on`
export const DELIVERY_TABLES = `delivery d LEFT JOIN feedback f ON f.arrival_no = d.arrival_no AND f.status = d.status LEFT JOIN reported_delivery c ON c.arrival_no = d.arrival_no`

/** Deliveries of an owner, whoever sent them and how, newest first. */
export async function searchDeliveries(db: Database, search: EserviceRequest<'search-deliveries'>): Promise<EserviceResponse<'search-deliveries'>> {
  const { reference, from, until, channel, status, before, limit } = search
  const conditions = ofOwner(search)
  if (reference !== undefined) {
    const irDeliveryId = /^[0-9a-f]{32}$/i.test(reference) ? ` OR d.ir_delivery_id = ${conditions.parameter(reference)}::uuid` : ''
    conditions.add(`(d.delivery_id = ${conditions.parameter(reference)} AND d.delivery_data_type BETWEEN 100 AND 112${irDeliveryId})`)
  }
  if (from !== undefined) conditions.add(`d.received_on >= ${conditions.parameter(from)}::date`)
  if (until !== undefined) conditions.add(`d.received_on <= ${conditions.parameter(until)}::date`)
  if (channel !== undefined) conditions.add(`d.channel = ${conditions.parameter(channel)}`)
  if (status !== undefined) conditions.add(`d.status = ${conditions.parameter(status)}`)
  if (before !== undefined) conditions.add(`d.arrival_no < ${conditions.parameter(before)}::bigint`)
  const rows = await db.query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM ${DELIVERY_TABLES} WHERE ${conditions.text} ORDER BY d.arrival_no DESC LIMIT ${conditions.parameter(limit + 1)}`, conditions.parameters)
  const deliveries = rows.slice(0, limit).map(foundDelivery)
  return { deliveries, next: rows.length > limit ? deliveries.at(-1)!.arrivalNo : null }
}

export function ofOwner({ owner, visible }: { owner: PartyId; visible: Visible }): Conditions {
  const conditions = new Conditions()
  conditions.add(`d.owner_key = ${conditions.parameter(partyKey(owner))}`)
  addVisible(conditions, visible, { type: 'd.delivery_data_type', subOrganisations: 'c.sub_organisations' })
  return conditions
}

export const foundDelivery = (row: DeliveryRow): FoundDelivery => ({
  irDeliveryId: referenceOfUuid(row.ir_delivery_id), deliveryId: row.delivery_id, deliveryDataType: row.delivery_data_type, channel: row.channel, status: row.status, itemCount: row.item_count,
  validItemCount: row.valid_item_count, invalidItemCount: row.invalid_item_count, receivedAt: row.received_at.toISOString(), receivedOn: row.received_on, processedAt: row.processed_at?.toISOString() ?? null,
  date: row.reported_on, creator: creatorOf(row.head), source: row.head.source ?? null, arrivalNo: row.arrival_no,
})
