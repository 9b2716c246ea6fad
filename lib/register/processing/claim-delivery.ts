import type { Transaction } from '#lib/platform/database.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { referenceOfUuid } from '../references.ts'

export type ClaimedDelivery = {
  arrivalNo: number
  irDeliveryId: string
  ownerKey: string
  head: DeliveryHead
  receivedOn: string
}

type Row = { arrival_no: number; ir_delivery_id: string; owner_key: string; head: DeliveryHead; received_on: string }

const claimed = (row: Row | undefined): ClaimedDelivery | null => row
  ? { arrivalNo: row.arrival_no, irDeliveryId: referenceOfUuid(row.ir_delivery_id), ownerKey: row.owner_key, head: row.head, receivedOn: row.received_on }
  : null

const COLUMNS = 'd.arrival_no, d.ir_delivery_id, d.owner_key, d.head, d.received_on'

/**
 * Takes the oldest waiting delivery of some owner whose lane nobody works on, until the transaction ends.
 * Only the head of a lane can be taken, and it stays the head while it is locked: strictly in order within an
 * owner, in parallel between owners (PR-026). The heads are found by jumping from owner to owner in the index, so a
 * sender with a hundred thousand waiting deliveries costs no more than one with a single one.
 */
export async function claimAnyDelivery(tx: Transaction, now: Date): Promise<ClaimedDelivery | null> {
  const [row] = await tx.query<Row>(
    `WITH RECURSIVE lane AS (
       (SELECT owner_key, arrival_no FROM delivery WHERE status = 2 ORDER BY owner_key, arrival_no LIMIT 1)
       UNION ALL
       SELECT next.owner_key, next.arrival_no FROM lane CROSS JOIN LATERAL (
         SELECT owner_key, arrival_no FROM delivery WHERE status = 2 AND owner_key > lane.owner_key ORDER BY owner_key, arrival_no LIMIT 1) next)
     SELECT ${COLUMNS} FROM delivery d JOIN lane USING (arrival_no)
     WHERE d.status = 2 AND (d.retry_at IS NULL OR d.retry_at <= $1)
     ORDER BY d.arrival_no LIMIT 1 FOR UPDATE OF d SKIP LOCKED`, [now])
  return claimed(row)
}

/** The same for one owner: the head of its lane, or null when there is none or somebody works on it. */
export async function claimDeliveryOf(tx: Transaction, ownerKey: string): Promise<ClaimedDelivery | null> {
  const [row] = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM delivery d
     WHERE d.status = 2 AND d.arrival_no = (SELECT arrival_no FROM delivery WHERE status = 2 AND owner_key = $1 ORDER BY arrival_no LIMIT 1)
     FOR UPDATE SKIP LOCKED`, [ownerKey])
  return claimed(row)
}
