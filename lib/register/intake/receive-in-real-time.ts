import { setTimeout as wait } from 'node:timers/promises'
import { violatesConstraint } from '#lib/platform/database.ts'
import type { RegisterContext } from '../context.ts'
import { headOf, type DeliveryHead } from '../delivery-head.ts'
import { settle, type Processed } from '../processing/process-delivery.ts'
import { storedFeedback } from '../status/stored-feedback.ts'
import { checkReception, DELIVERY_ID_UNIQUE } from './receive-delivery.ts'
import type { ReceivedDelivery } from './received-delivery.ts'
import type { ReceptionViolation } from './reception-check.ts'
import { insertDelivery, lockOwner, prepareDeliveryRow } from './store-delivery.ts'

export type RealTimeResult =
  | { processed: true; feedback: Buffer | string; result?: Processed }
  /** Its turn did not come in time (D-33): status 2, feedback later from StatusService. */
  | { processed: false; head: DeliveryHead; irDeliveryId: string }
  | { processed: false; head: DeliveryHead; violations: readonly ReceptionViolation[] }

/** Clients give up after 60 s (D-33). */
const TURN_WAIT_MS_MAX = 50_000

/**
 * A real-time delivery: when its owner has nothing waiting, reception and processing are one commit; otherwise
 * it queues behind what came before (order is kept) and is answered when its turn has come.
 */
export async function receiveInRealTime(context: RegisterContext, delivery: ReceivedDelivery): Promise<RealTimeResult> {
  const head = headOf(delivery.value.deliveryData)
  const violations = await checkReception(context, delivery, head)
  if (violations.length > 0) return { processed: false, head, violations }
  const row = await prepareDeliveryRow(context, delivery, head)
  try {
    const outcome = await context.db.transaction(async (tx) => {
      await lockOwner(tx, row.ownerKey)
      const waiting = await tx.query('SELECT FROM delivery WHERE owner_key = $1 AND status = 2 LIMIT 1', [row.ownerKey])
      const arrivalNo = await insertDelivery(tx, row)
      if (waiting.length > 0) return { arrivalNo }
      return { arrivalNo, result: await settle(tx, context, { arrivalNo, irDeliveryId: row.irDeliveryId, ownerKey: row.ownerKey, head, receivedOn: row.receivedOn }, delivery.value) }
    })
    if (outcome.result) return { processed: true, feedback: outcome.result.feedback, result: outcome.result }
    const feedback = await turnOf(context, outcome.arrivalNo)
    return feedback ? { processed: true, feedback } : { processed: false, head, irDeliveryId: row.irDeliveryId }
  } catch (error) {
    if (violatesConstraint(error, DELIVERY_ID_UNIQUE)) return { processed: false, head, violations: await checkReception(context, delivery, head) }
    throw error
  }
}

/** Looks more and more rarely: another process may be the one that works on the lane. */
async function turnOf(context: RegisterContext, arrivalNo: number): Promise<Buffer | null> {
  const started = performance.now()
  for (let pauseMs = 20; performance.now() - started < TURN_WAIT_MS_MAX; pauseMs = Math.min(pauseMs * 1.5, 500)) {
    await wait(pauseMs)
    const feedback = await storedFeedback(context.db, arrivalNo)
    if (feedback) return feedback
  }
  return null
}
