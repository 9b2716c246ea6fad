import type { InvalidationsToIr, Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import { checkInvalidationItems } from '#schemas/rules/invalidations/index.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { ruleContext } from '#schemas/rules/rule-settings.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { ItemOutcome, ProcessingOutcome, WaitingDelivery } from '../delivery-kind.ts'
import { rejectsAll } from '../processing/faulty-control.ts'
import { INVALIDATED, type VersionTable } from '../reports/report-kind.ts'
import type { ReportTarget, Targets } from './find-targets.ts'
import { invalidateReports } from './invalidate-reports.ts'
import { pathOf, referencePath, targetOf } from './target-of.ts'

/** Phase 3 of an invalidation of reports (105, 106, 107): each item with all its errors, and what FaultyControl makes of it. */
export function judgeReportInvalidations(
  context: RegisterContext, delivery: WaitingDelivery<InvalidationsToIr>, tables: readonly VersionTable[], found: Targets<ReportTarget>,
): ProcessingOutcome {
  const { items: { item: items }, faultyControl } = delivery.value.deliveryData
  const itemViolations = checkInvalidationItems(delivery.value, ruleContext(context, { today: delivery.receivedOn }))
  const targets = items.map((item, index) => targetOf(item, index, found))
  const counted = new Set<ReportTarget>()
  items.forEach((item, index) => {
    const { target, violations } = targets[index]!
    const all = [...itemViolations[index]!, ...violations, ...(target ? stateViolations(item, index, target, counted) : [])]
    // Of several items that mean one report the first that is good counts (IV-012).
    if (target && all.length === 0) counted.add(target)
    itemViolations[index] = all
  })

  const outcomes = items.map((item, index): ItemOutcome => {
    const { target } = targets[index]!
    return itemViolations[index]!.length === 0 && target
      ? { valid: true, itemId: target.itemId, irItemId: target.irItemId, itemVersion: target.newestVersion + 1 }
      : { valid: false, ...asSent(item), violations: itemViolations[index]! }
  })
  if (rejectsAll([], itemViolations, faultyControl)) return { status: 5, deliveryViolations: [], items: outcomes.filter(({ valid }) => !valid), rows: [], changes: [] }
  return { status: 3, deliveryViolations: [], items: outcomes, rows: [], changes: invalidateReports(delivery.arrivalNo, tables, [...counted].map(({ irItemId }) => irItemId)) }
}

/** The report is valid, and of the newest version if one is named. */
function stateViolations(item: Item, index: number, target: ReportTarget, counted: ReadonlySet<ReportTarget>): Violation[] {
  const reference = item.itemId ?? item.irItemId
  if (target.status === INVALIDATED) return [violation('IV-010', referencePath(item, index), reference)]
  if (counted.has(target)) return [violation('IV-012', referencePath(item, index), reference)]
  if (item.itemVersion !== undefined && item.itemVersion !== target.newestVersion) return [violation('IV-007', pathOf(index, 'ItemVersion'), String(item.itemVersion))]
  return []
}

/** Whatever was sent (PR-094). */
const asSent = ({ itemId, irItemId, itemVersion }: Item) => ({
  ...(itemId === undefined ? {} : { itemId }),
  ...(irItemId === undefined ? {} : { irItemId }),
  ...(itemVersion === undefined ? {} : { itemVersion }),
})
