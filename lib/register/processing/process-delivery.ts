import type { Transaction } from '#lib/platform/database.ts'
import type { RegisterContext } from '../context.ts'
import type { DeliveryValue } from '../delivery-kind.ts'
import { deliveryKindOfType } from '../delivery-kinds.ts'
import { finalFeedback, type FinalFeedback } from '../feedback/answers.ts'
import { compress } from '../store/compressed.ts'
import { loadReceivedMessage } from '../store/load-received-message.ts'
import { claimAnyDelivery, claimDeliveryOf, type ClaimedDelivery } from './claim-delivery.ts'

export type Processed = { arrivalNo: number; status: 3 | 5; validItemCount: number; invalidItemCount: number; deliveryDataType: number; feedback: string }

/** Values read at reception that still wait for processing in this thread: saves reading the message again. */
export type ReadValues = { take(arrivalNo: number): DeliveryValue | undefined }

/** First attempts follow soon; a delivery that keeps failing is tried every five minutes until somebody mends the cause. */
const RETRY_SECONDS = [1, 5, 30, 120, 300] as const

/**
 * Processes one waiting delivery: of `ownerKey`, or of any owner. Stored reports, feedback and status are one commit.
 * @returns null when nothing can be taken now
 */
export async function processNextDelivery(context: RegisterContext, options: { ownerKey?: string; readValues?: ReadValues } = {}): Promise<Processed | null> {
  let current: ClaimedDelivery | null = null
  try {
    return await context.db.transaction(async (tx) => {
      current = options.ownerKey === undefined ? await claimAnyDelivery(tx, context.clock.now()) : await claimDeliveryOf(tx, options.ownerKey)
      if (!current) return null
      const value = options.readValues?.take(current.arrivalNo) ?? await loadReceivedMessage(tx, current.arrivalNo)
      return settle(tx, context, current, value)
    })
  } catch (error) {
    const failed = current as ClaimedDelivery | null
    if (!failed) throw error
    await postpone(context, failed, error)
    return null
  }
}

/** Checks, stores and answers one delivery in the caller's transaction, which holds the owner's lane. */
export async function settle(tx: Transaction, context: RegisterContext, delivery: ClaimedDelivery, value: DeliveryValue): Promise<Processed> {
  const kind = deliveryKindOfType(delivery.head.deliveryDataType)
  if (!kind) throw new Error(`Delivery type ${delivery.head.deliveryDataType} is not in use`)
  const outcome = await kind.process(tx, context, { ...delivery, value })
  const feedback = finalFeedback(context, delivery, outcome)
  await storeFeedback(tx, delivery.arrivalNo, outcome.status, feedback)
  return {
    arrivalNo: delivery.arrivalNo,
    status: outcome.status,
    validItemCount: feedback.validItemCount,
    invalidItemCount: feedback.invalidItemCount,
    deliveryDataType: delivery.head.deliveryDataType,
    feedback: feedback.message,
  }
}

async function storeFeedback(tx: Transaction, arrivalNo: number, status: 3 | 5, feedback: FinalFeedback): Promise<void> {
  await tx.query(
    `WITH formed AS (
       INSERT INTO feedback (arrival_no, status, ir_response_id, formed_at, valid_item_count, invalid_item_count, content) VALUES ($1, $2, $3, $4, $5, $6, $7))
     UPDATE delivery SET status = $2, processed_at = $4 WHERE arrival_no = $1`,
    [arrivalNo, status, feedback.irResponseId, feedback.formedAt, feedback.validItemCount, feedback.invalidItemCount, await compress(Buffer.from(feedback.message))])
}

async function postpone(context: RegisterContext, { arrivalNo, irDeliveryId }: ClaimedDelivery, error: unknown): Promise<void> {
  context.log.error({ err: error, irDeliveryId }, 'processing failed, the lane of its owner waits')
  const retryAfter = `(ARRAY[${RETRY_SECONDS.join(', ')}])[LEAST(attempts + 1, ${RETRY_SECONDS.length})] * interval '1 second'`
  await context.db.transaction((tx) =>
    tx.query(`UPDATE delivery SET retry_at = $2::timestamptz + ${retryAfter}, attempts = LEAST(attempts + 1, 1000) WHERE arrival_no = $1 AND status = 2`, [arrivalNo, context.clock.now()]))
}
