import type { InvalidationsToIr, Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import { checkInvalidationItems } from '#schemas/rules/invalidations/index.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { ruleContext } from '#schemas/rules/rule-settings.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { ItemOutcome, ProcessingOutcome, RowChange, WaitingDelivery } from '../delivery-kind.ts'
import { finalFeedback } from '../feedback/answers.ts'
import { feedbackRow } from '../feedback/feedback-row.ts'
import { rejectsAll } from '../processing/faulty-control.ts'
import type { VersionTable } from '../reports/report-kind.ts'
import type { DeliveryTarget, Targets } from './find-targets.ts'
import { invalidateReportsOf } from './invalidate-reports.ts'
import { referencePath, targetOf } from './target-of.ts'

const REJECTED = 5
const INVALIDATED = 6

/**
 * Phase 3 of an invalidation of a whole delivery (109, 110, 111): its reports get an invalidated version, it gets status 6
 * and new feedback, formed and signed once (D-35). The general rules see to it that there is one item.
 */
export async function judgeDeliveryInvalidations(
  context: RegisterContext, delivery: WaitingDelivery<InvalidationsToIr>, tables: readonly VersionTable[], found: Targets<DeliveryTarget>,
): Promise<ProcessingOutcome> {
  const { items: { item: items }, faultyControl } = delivery.value.deliveryData
  const itemViolations = checkInvalidationItems(delivery.value, ruleContext(context, { today: delivery.receivedOn }))
  const targets = items.map((item, index) => {
    const { target, violations } = targetOf(item, index, found)
    itemViolations[index] = [...itemViolations[index]!, ...violations, ...(target ? stateViolations(item, index, target) : [])]
    return target
  })

  const outcomes = items.map((item, index): ItemOutcome => {
    const target = targets[index]
    return itemViolations[index]!.length === 0 && target
      ? { valid: true, itemId: target.itemId, irItemId: target.irItemId }
      : { valid: false, ...asSent(item), violations: itemViolations[index]! }
  })
  if (rejectsAll([], itemViolations, faultyControl)) return { status: 5, deliveryViolations: [], items: outcomes.filter(({ valid }) => !valid), rows: [], changes: [] }

  const invalidated = targets.filter((target, index) => target !== undefined && itemViolations[index]!.length === 0) as DeliveryTarget[]
  return {
    status: 3, deliveryViolations: [], items: outcomes,
    rows: await Promise.all(invalidated.map(({ arrivalNo, head, irItemId }) =>
      feedbackRow(arrivalNo, INVALIDATED, finalFeedback(context, { head, irDeliveryId: irItemId }, { status: INVALIDATED, deliveryViolations: [], items: [] })))),
    changes: invalidated.flatMap(({ arrivalNo }) => [...invalidateReportsOf(delivery.arrivalNo, tables, arrivalNo), statusChange(arrivalNo)]),
  }
}

const statusChange = (arrivalNo: number): RowChange => ({ sql: `UPDATE delivery SET status = ${INVALIDATED} WHERE arrival_no = $1`, parameters: [arrivalNo] })

function stateViolations(item: Item, index: number, { status }: DeliveryTarget): Violation[] {
  const reference = item.itemId ?? item.irItemId
  if (status === INVALIDATED) return [violation('IV-030', referencePath(item, index), reference)]
  if (status === REJECTED) return [violation('IV-033', referencePath(item, index), reference)]
  return []
}

/** Whatever was sent, but a version: deliveries have none (PR-094, IV-008). */
const asSent = ({ itemId, irItemId }: Item) => ({ ...(itemId === undefined ? {} : { itemId }), ...(irItemId === undefined ? {} : { irItemId }) })
