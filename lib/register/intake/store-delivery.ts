import { createHash } from 'node:crypto'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { channels } from '#schemas/channels.ts'
import { partyKey } from '#schemas/parties.ts'
import type { RegisterContext } from '../context.ts'
import { FAULTY_CONTROL_DEFAULT, ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import { newReference } from '../references.ts'
import { compress } from '../store/compressed.ts'
import type { CellValue, RowSet } from '../store/insert-rows.ts'
import type { ReceivedDelivery } from './received-delivery.ts'

/** DeliveryDataStatus "in processing". */
const WAITING = 2

export type DeliveryRow = {
  irDeliveryId: string
  ownerKey: string
  receivedOn: string
  /** Columns of `delivery` but arrival number, status and moment of processing. */
  columns: Record<string, readonly [type: string, value: CellValue]>
  /** Columns of `received_message` but the arrival number. */
  message: Record<string, readonly [type: string, value: CellValue]>
}

/** Finnish day of arrival: today, or the earlier one on which a paper came. */
export function receivedOnOf({ arrivedOn }: Pick<ReceivedDelivery, 'arrivedOn'>, receivedAt: Date): string {
  const today = helsinkiDate(receivedAt)
  return arrivedOn !== undefined && arrivedOn < today ? arrivedOn : today
}

/** Everything of the row that takes time (compressing, hashing), before any lock is held. */
export async function prepareDeliveryRow(context: RegisterContext, delivery: ReceivedDelivery, head: DeliveryHead): Promise<DeliveryRow> {
  const receivedAt = context.clock.now()
  const irDeliveryId = newReference(receivedAt.getTime())
  const ownerKey = ownerKeyOf(head)
  const receivedOn = receivedOnOf(delivery, receivedAt)
  return {
    irDeliveryId, ownerKey, receivedOn,
    columns: {
      ir_delivery_id: ['uuid', irDeliveryId],
      owner_key: ['text', ownerKey],
      creator_key: ['text', partyKey(head.deliveryDataCreator)],
      delivery_data_type: ['smallint', head.deliveryDataType],
      delivery_id: ['text', head.deliveryId],
      channel: ['smallint', channels[delivery.channel]],
      faulty_control: ['smallint', head.faultyControl ?? FAULTY_CONTROL_DEFAULT],
      head: ['jsonb', JSON.stringify(head)],
      item_count: ['int', delivery.kind.itemCount(delivery.value)],
      received_at: ['timestamptz', receivedAt],
      received_on: ['date', receivedOn],
    },
    message: {
      content: ['bytea', await compress(delivery.bytes)],
      byte_length: ['int', delivery.bytes.byteLength],
      enveloped: ['boolean', delivery.enveloped],
      digest: ['bytea', createHash('sha256').update(delivery.bytes).digest()],
      signer_fingerprint: ['bytea', delivery.signer?.trusted ? Buffer.from(delivery.signer.fingerprint) : null],
      sender_fingerprint: ['bytea', Buffer.from(delivery.sender.fingerprint)],
    },
  }
}

/**
 * Name of the lock that keeps an owner's place in the order: whoever gives a delivery its arrival number holds it until
 * the end of the transaction, so numbers of one owner become visible in the order they were given (PR-020, PR-026).
 */
export const arrivalLock = (ownerKey: string): string => `arrival ${ownerKey}`

/** Rows of the delivery and its message. @param settled status and moment, when it has been processed already */
export const deliveryRows = (row: DeliveryRow, arrivalNo: number, settled?: { status: 3 | 5; processedAt: Date }): RowSet[] => [
  oneRow('delivery', { arrival_no: ['bigint', arrivalNo], ...row.columns, status: ['smallint', settled?.status ?? WAITING], processed_at: ['timestamptz', settled?.processedAt] }),
  oneRow('received_message', { arrival_no: ['bigint', arrivalNo], ...row.message }),
]

const oneRow = (table: string, cells: Record<string, readonly [type: string, value: CellValue]>): RowSet => ({
  table,
  columns: Object.fromEntries(Object.entries(cells).map(([name, [type]]) => [name, type])),
  rows: [Object.values(cells).map(([, value]) => value)],
})
