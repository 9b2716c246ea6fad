import { setTimeout as wait } from 'node:timers/promises'
import type { Transaction } from '#lib/platform/database.ts'
import type { RegisterContext } from '../context.ts'
import { headOf, ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import { answer, judge, type Processed } from '../processing/process-delivery.ts'
import { storedFeedback } from '../status/stored-feedback.ts'
import { insertRows } from '../store/insert-rows.ts'
import { checkReception } from './receive-delivery.ts'
import type { ReceivedDelivery } from './received-delivery.ts'
import type { ReceptionViolation } from './reception-check.ts'
import { receptionFactsInTurn } from './reception-facts.ts'
import { arrivalLock, deliveryRows, prepareDeliveryRow } from './store-delivery.ts'

export type RealTimeResult =
  | { processed: true; feedback: Buffer | string; result?: Processed }
  /** Its turn did not come in time (D-33): status 2, feedback later from StatusService. */
  | { processed: false; head: DeliveryHead; irDeliveryId: string }
  | { processed: false; head: DeliveryHead; violations: readonly ReceptionViolation[] }

/** Clients give up after 60 s (D-33). */
const TURN_WAIT_MS_MAX = 50_000

type Outcome = { violations: readonly ReceptionViolation[] } | { arrivalNo: number } | { result: Processed }

/**
 * A real-time delivery: when its owner has nothing waiting, reception and processing are one commit; otherwise
 * it queues behind what came before (order is kept) and is answered when its turn has come.
 */
export async function receiveInRealTime(context: RegisterContext, delivery: ReceivedDelivery): Promise<RealTimeResult> {
  const head = headOf(delivery.value.deliveryData)
  const row = await prepareDeliveryRow(context, delivery, head)

  const receive = async (tx: Transaction): Promise<Outcome> => {
    const [facts, known] = await Promise.all([receptionFactsInTurn(tx, head), delivery.kind.lookUp(tx, row.ownerKey, delivery.value)])
    const violations = checkReception(context, delivery, facts)
    if (violations.length > 0) return { violations }
    const { arrivalNo } = facts
    if (facts.ownerHasWaiting || context.faults['processing-paused']) {
      await insertRows(tx, deliveryRows(row, arrivalNo), { last: 'at commit' })
      return { arrivalNo }
    }
    const claimed = { arrivalNo, irDeliveryId: row.irDeliveryId, ownerKey: row.ownerKey, head, receivedOn: row.receivedOn }
    const { changes, rows, ...judged } = await judge(context, claimed, delivery.value, known)
    // PostgreSQL stores the reports while their feedback is being signed.
    await insertRows(tx, [...deliveryRows(row, arrivalNo, { status: judged.outcome.status, processedAt: judged.processedAt }), ...rows], { last: 'ahead' })
    for (const { sql, parameters } of changes) tx.atCommit(sql, parameters)
    const { processed, row: feedback } = await answer(context, claimed, judged)
    await insertRows(tx, [feedback], { last: 'at commit' })
    return { result: processed }
  }
  const outcome = await context.db.transaction(receive, { lock: arrivalLock(ownerKeyOf(head)) })

  if ('violations' in outcome) return { processed: false, head, violations: outcome.violations }
  if ('result' in outcome) return { processed: true, feedback: outcome.result.feedback, result: outcome.result }
  const feedback = context.faults['processing-paused'] ? null : await turnOf(context, outcome.arrivalNo)
  return feedback ? { processed: true, feedback } : { processed: false, head, irDeliveryId: row.irDeliveryId }
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
