import { createHash } from 'node:crypto'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import { channels } from '#schemas/channels.ts'
import { partyKey } from '#schemas/parties.ts'
import type { RegisterContext } from '../context.ts'
import { ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import { newReference } from '../references.ts'
import { compress } from '../store/compressed.ts'
import type { ReceivedDelivery } from './received-delivery.ts'

/** Invalidations may leave FaultyControl out: nothing is done by halves then (PR-042, D-36). */
const FAULTY_CONTROL_DEFAULT = 2

export type DeliveryRow = {
  irDeliveryId: string
  ownerKey: string
  creatorKey: string
  head: DeliveryHead
  channel: number
  itemCount: number
  receivedAt: Date
  receivedOn: string
  message: { content: Buffer; byteLength: number; digest: Buffer; enveloped: boolean; signerFingerprint: Buffer | null; senderFingerprint: Buffer }
}

/** Everything of the row that takes time (compressing, hashing), before any lock is held. */
export async function prepareDeliveryRow(context: RegisterContext, delivery: ReceivedDelivery, head: DeliveryHead): Promise<DeliveryRow> {
  const receivedAt = context.clock.now()
  return {
    irDeliveryId: newReference(receivedAt.getTime()),
    ownerKey: ownerKeyOf(head),
    creatorKey: partyKey(head.deliveryDataCreator),
    head,
    channel: channels[delivery.channel],
    itemCount: delivery.kind.itemCount(delivery.value),
    receivedAt,
    receivedOn: helsinkiDate(receivedAt),
    message: {
      content: await compress(delivery.bytes),
      byteLength: delivery.bytes.byteLength,
      digest: createHash('sha256').update(delivery.bytes).digest(),
      enveloped: delivery.enveloped,
      signerFingerprint: delivery.signer?.trusted ? Buffer.from(delivery.signer.fingerprint) : null,
      senderFingerprint: Buffer.from(delivery.sender.fingerprint),
    },
  }
}

/**
 * Holds the owner's place in the order until the transaction ends: arrival numbers of one owner become
 * visible in the order in which they were given (PR-020, PR-026).
 */
export async function lockOwner(tx: Transaction, ownerKey: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [ownerKey])
}

/** Stores a delivery that waits for processing (status 2). @returns its arrival number */
export async function storeWaitingDelivery(tx: Transaction, row: DeliveryRow): Promise<number> {
  await lockOwner(tx, row.ownerKey)
  return insertDelivery(tx, row)
}

/** The owner must be locked. */
export async function insertDelivery(tx: Transaction, row: DeliveryRow): Promise<number> {
  const { head, message } = row
  const [inserted] = await tx.query<{ arrival_no: number }>(
    `WITH taken AS (
       INSERT INTO delivery (ir_delivery_id, owner_key, creator_key, delivery_data_type, delivery_id, channel, faulty_control, head, item_count, received_at, received_on, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 2) RETURNING arrival_no),
     kept AS (
       INSERT INTO received_message (arrival_no, content, byte_length, enveloped, digest, signer_fingerprint, sender_fingerprint)
       SELECT arrival_no, $12, $13, $14, $15, $16, $17 FROM taken)
     SELECT arrival_no FROM taken`,
    [row.irDeliveryId, row.ownerKey, row.creatorKey, head.deliveryDataType, head.deliveryId, row.channel, head.faultyControl ?? FAULTY_CONTROL_DEFAULT,
      JSON.stringify(head), row.itemCount, row.receivedAt, row.receivedOn,
      message.content, message.byteLength, message.enveloped, message.digest, message.signerFingerprint, message.senderFingerprint])
  return inserted!.arrival_no
}
