import type { Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { Target, Targets } from './find-targets.ts'

/**
 * What an item means: what all references given mean (IV-004). One of another owner or kind is like one that does not exist
 * (IV-006, IV-013). @returns undefined and no violation when no reference is given: the item's own rules say so
 */
export function targetOf<T extends Target>({ itemId, irItemId }: Item, index: number, { byItemId, byIrItemId }: Targets<T>): { target?: T; violations: Violation[] } {
  const named = itemId === undefined ? undefined : byItemId.get(itemId)
  // References of the register are the same in either case (D-21).
  const given = irItemId === undefined ? undefined : byIrItemId.get(irItemId.toLowerCase())
  if (itemId === undefined && irItemId === undefined) return { violations: [] }
  const target = itemId === undefined ? given : irItemId === undefined || named === given ? named : undefined
  if (target) return { target, violations: [] }
  const ruleId = named ?? given ? 'IV-004' : 'IV-006'
  return { violations: [itemId === undefined ? violation(ruleId, pathOf(index, 'IRItemId'), irItemId) : violation(ruleId, pathOf(index, 'ItemId'), itemId)] }
}

export const pathOf = (index: number, element?: string): string => `DeliveryData/Items/Item[${index + 1}]${element === undefined ? '' : `/${element}`}`

/** Path of the reference that is there. */
export const referencePath = ({ itemId }: Item, index: number): string => pathOf(index, itemId === undefined ? 'IRItemId' : 'ItemId')
