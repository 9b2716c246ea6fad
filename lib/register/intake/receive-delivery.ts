import { helsinkiDate } from '#lib/platform/clock.ts'
import { violatesConstraint } from '#lib/platform/database.ts'
import type { RegisterContext } from '../context.ts'
import { headOf, type DeliveryHead } from '../delivery-head.ts'
import { receptionFacts } from './reception-facts.ts'
import { receptionChecks } from './reception-checks.ts'
import type { ReceptionViolation } from './reception-check.ts'
import type { ReceivedDelivery } from './received-delivery.ts'
import { prepareDeliveryRow, storeWaitingDelivery } from './store-delivery.ts'

/** What became of a delivery at reception (phases 1 and 2). */
export type ReceptionResult =
  | { accepted: true; head: DeliveryHead; arrivalNo: number; irDeliveryId: string; ownerKey: string; receivedOn: string }
  | { accepted: false; head: DeliveryHead; violations: readonly ReceptionViolation[] }

/**
 * Takes a delivery in: checks of message and head level, then a durable commit. Once it returns `accepted`, the
 * delivery survives any crash, has its place in the order of its owner, and its DeliveryId is taken.
 *
 * @throws when the database fails: nothing is known then, the sender gets status 0 and sends again (PR-145)
 */
export async function receiveDelivery(context: RegisterContext, delivery: ReceivedDelivery): Promise<ReceptionResult> {
  const head = headOf(delivery.value.deliveryData)
  const violations = await checkReception(context, delivery, head)
  if (violations.length > 0) return { accepted: false, head, violations }
  const row = await prepareDeliveryRow(context, delivery, head)
  try {
    const arrivalNo = await context.db.transaction((tx) => storeWaitingDelivery(tx, row))
    return { accepted: true, head, arrivalNo, irDeliveryId: row.irDeliveryId, ownerKey: row.ownerKey, receivedOn: row.receivedOn }
  } catch (error) {
    // The same delivery was taken in between check and commit: it is refused as any used DeliveryId is.
    if (violatesConstraint(error, DELIVERY_ID_UNIQUE)) return { accepted: false, head, violations: await checkReception(context, delivery, head) }
    throw error
  }
}

export const DELIVERY_ID_UNIQUE = 'delivery_id_unique_per_owner_and_type'

/** Violations of the first group that has any; none: the delivery may be taken in. */
export async function checkReception(context: RegisterContext, delivery: ReceivedDelivery, head: DeliveryHead): Promise<ReceptionViolation[]> {
  const facts = await receptionFacts(context.db, head)
  const reception = { context, delivery, today: helsinkiDate(context.clock.now()), ...facts }
  for (const group of receptionChecks) {
    const violations = group.flatMap((check) => check(reception))
    if (violations.length > 0) return violations
  }
  return []
}
