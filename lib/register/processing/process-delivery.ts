import type { Transaction } from '#lib/platform/database.ts'
import type { RegisterContext } from '../context.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import type { DeliveryKind, DeliveryValue, ProcessingOutcome, RowChange } from '../delivery-kind.ts'
import { deliveryKindOfType } from '../delivery-kinds.ts'
import { finalFeedback } from '../feedback/answers.ts'
import { feedbackRow } from '../feedback/feedback-row.ts'
import { insertRows, type RowSet } from '../store/insert-rows.ts'
import { loadReceivedMessage } from '../store/load-received-message.ts'
import { claimAnyDelivery, claimDeliveryOf, type ClaimedDelivery } from './claim-delivery.ts'

export type Processed = { arrivalNo: number; status: 3 | 5; processedAt: Date; validItemCount: number; invalidItemCount: number; deliveryDataType: number; feedback: string }

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

/** Checks, stores and answers one waiting delivery in the caller's transaction, which holds the owner's lane. */
async function settle(tx: Transaction, context: RegisterContext, delivery: ClaimedDelivery, value: DeliveryValue): Promise<Processed> {
  const known = await kindOf(delivery.head).lookUp(tx, delivery.ownerKey, value)
  const { changes, rows, ...judged } = await judge(context, delivery, value, known)
  await insertRows(tx, rows)
  for (const { sql, parameters } of changes) await tx.query(sql, parameters)
  const { processed, row } = await answer(context, delivery, judged)
  await insertRows(tx, [row])
  await tx.query('UPDATE delivery SET status = $2, processed_at = $3 WHERE arrival_no = $1', [delivery.arrivalNo, processed.status, processed.processedAt])
  return processed
}

/** What the checks made of a delivery. */
export type Judged = { outcome: Omit<ProcessingOutcome, 'changes' | 'rows'>; processedAt: Date }

/**
 * Judges a delivery.
 * @param known what `lookUp` of its kind has read
 * @returns beside the outcome what is to be stored, but for the delivery's own row and the feedback's
 */
export async function judge(context: RegisterContext, delivery: ClaimedDelivery, value: DeliveryValue, known: unknown): Promise<Judged & { changes: readonly RowChange[]; rows: readonly RowSet[] }> {
  const { changes, rows, ...outcome } = await kindOf(delivery.head).judge(context, { ...delivery, value }, known)
  return { outcome, processedAt: context.clock.now(), changes, rows }
}

/** Forms and signs the feedback of a judged delivery, and its row. */
export async function answer(context: RegisterContext, delivery: ClaimedDelivery, { outcome, processedAt }: Judged): Promise<{ processed: Processed; row: RowSet }> {
  const { arrivalNo, head: { deliveryDataType } } = delivery
  const feedback = finalFeedback(context, delivery, outcome)
  const { validItemCount, invalidItemCount, message } = feedback
  return {
    processed: { arrivalNo, status: outcome.status, processedAt, validItemCount, invalidItemCount, deliveryDataType, feedback: message },
    row: await feedbackRow(arrivalNo, outcome.status, feedback),
  }
}

function kindOf({ deliveryDataType }: DeliveryHead): DeliveryKind {
  const kind = deliveryKindOfType(deliveryDataType)
  if (!kind) throw new Error(`Delivery type ${deliveryDataType} is not in use`)
  return kind
}

async function postpone(context: RegisterContext, { arrivalNo, irDeliveryId }: ClaimedDelivery, error: unknown): Promise<void> {
  context.log.error({ err: error, irDeliveryId }, 'processing failed, the lane of its owner waits')
  const retryAfter = `(ARRAY[${RETRY_SECONDS.join(', ')}])[LEAST(attempts + 1, ${RETRY_SECONDS.length})] * interval '1 second'`
  await context.db.transaction((tx) =>
    tx.query(`UPDATE delivery SET retry_at = $2::timestamptz + ${retryAfter}, attempts = LEAST(attempts + 1, 1000) WHERE arrival_no = $1 AND status = 2`, [arrivalNo, context.clock.now()]))
}
