import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { MESSAGE_PART_BYTES } from '#schemas/eservice-report-operations.ts'
import { storedFeedback } from '../status/stored-feedback.ts'
import { receivedBytes } from '../store/received-bytes.ts'
import { DELIVERY_COLUMNS, DELIVERY_TABLES, foundDelivery, ofOwner, type DeliveryRow } from './search-deliveries.ts'

type Wanted = Pick<EserviceRequest<'read-delivery'>, 'owner' | 'visible' | 'irDeliveryId'>

export async function readDelivery(db: Database, wanted: Wanted): Promise<EserviceResponse<'read-delivery'>> {
  const conditions = ofDelivery(wanted)
  const [row] = await db.query<DeliveryRow & { byte_length: number; has_feedback: boolean; sub_organisations: string[] | null }>(
    `SELECT ${DELIVERY_COLUMNS}, c.sub_organisations, m.byte_length, f.arrival_no IS NOT NULL AS has_feedback
     FROM ${DELIVERY_TABLES} JOIN received_message m ON m.arrival_no = d.arrival_no WHERE ${conditions.text}`, conditions.parameters)
  return { delivery: row ? { ...foundDelivery(row), byteLength: row.byte_length, hasFeedback: row.has_feedback, subOrganisationIds: row.sub_organisations ?? [] } : null }
}

/** A part of a message, so that no answer is larger than its client takes; the parts of one message are of one text. */
export async function readDeliveryMessage(db: Database, { kind, offset, ...wanted }: EserviceRequest<'read-delivery-message'>): Promise<EserviceResponse<'read-delivery-message'>> {
  const arrivalNo = await findDelivery(db, wanted)
  if (arrivalNo === undefined) return { message: null }
  const bytes = kind === 'received' ? (await receivedBytes(db, arrivalNo)).bytes : await storedFeedback(db, arrivalNo)
  return { message: bytes && { base64: bytes.subarray(offset, offset + MESSAGE_PART_BYTES).toString('base64'), byteLength: bytes.byteLength } }
}

/** Its number of arrival; undefined when there is none that may be seen. */
export async function findDelivery(db: Database, wanted: Wanted): Promise<number | undefined> {
  const conditions = ofDelivery(wanted)
  const [row] = await db.query<{ arrival_no: number }>(`SELECT d.arrival_no FROM ${DELIVERY_TABLES} WHERE ${conditions.text}`, conditions.parameters)
  return row?.arrival_no
}

function ofDelivery(wanted: Wanted) {
  const conditions = ofOwner(wanted)
  conditions.add(`d.ir_delivery_id = ${conditions.parameter(wanted.irDeliveryId)}::uuid`)
  return conditions
}
