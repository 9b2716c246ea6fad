import type { RegisterContext } from '../context.ts'
import { headOf, ownerKeyOf, type DeliveryHead } from '../delivery-head.ts'
import { insertRows } from '../store/insert-rows.ts'
import { receptionFacts, receptionFactsInTurn, type ReceptionFacts } from './reception-facts.ts'
import { receptionChecks } from './reception-checks.ts'
import type { ReceptionViolation } from './reception-check.ts'
import type { ReceivedDelivery } from './received-delivery.ts'
import { arrivalLock, deliveryRows, prepareDeliveryRow, receivedOnOf } from './store-delivery.ts'

/** What became of a delivery at reception (phases 1 and 2). */
export type ReceptionResult =
  | { accepted: true; head: DeliveryHead; arrivalNo: number; irDeliveryId: string; ownerKey: string; receivedOn: string }
  | { accepted: false; head: DeliveryHead; violations: readonly ReceptionViolation[] }

/**
 * Takes a delivery in: checks of message and head level, then a durable commit. Once it returns `accepted`, the
 * delivery survives any crash, has its place in the order of its owner, and its DeliveryId is taken. Checks and commit
 * are under the owner's lock, so that of two deliveries with one DeliveryId the second sees the first.
 *
 * @throws when the database fails: nothing is known then, the sender gets status 0 and sends again (PR-145)
 */
export async function receiveDelivery(context: RegisterContext, delivery: ReceivedDelivery): Promise<ReceptionResult> {
  const head = headOf(delivery.value.deliveryData)
  // What is refused anyway is not compressed and hashed first.
  const early = checkReception(context, delivery, await receptionFacts(context.db, head))
  if (early.length > 0) return { accepted: false, head, violations: early }
  const row = await prepareDeliveryRow(context, delivery, head)
  return context.db.transaction(async (tx) => {
    const facts = await receptionFactsInTurn(tx, head)
    const violations = checkReception(context, delivery, facts)
    if (violations.length > 0) return { accepted: false, head, violations }
    const { arrivalNo } = facts
    await insertRows(tx, deliveryRows(row, arrivalNo), { last: 'at commit' })
    return { accepted: true, head, arrivalNo, irDeliveryId: row.irDeliveryId, ownerKey: row.ownerKey, receivedOn: row.receivedOn }
  }, { lock: arrivalLock(ownerKeyOf(head)) })
}

/** Violations of the first group that has any; none: the delivery may be taken in. */
export function checkReception(context: RegisterContext, delivery: ReceivedDelivery, facts: ReceptionFacts): ReceptionViolation[] {
  const reception = { context, delivery, today: receivedOnOf(delivery, context.clock.now()), ...facts }
  for (const group of receptionChecks) {
    const violations = group.flatMap((check) => check(reception))
    if (violations.length > 0) return violations
  }
  return []
}
