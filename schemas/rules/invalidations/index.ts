/** Checks of invalidations of reports, subscriptions and deliveries, as far as the message alone can tell. It has passed its schema. */
import type { InvalidationsToIr } from '../../generated/types/invalidations-to-ir-types.ts'
import { addDays, DAYS_AHEAD_MAX } from '../dates.ts'
import { rulesDate, type DeliveryRuleContext, type DeliveryRuleFacts } from '../delivery-facts.ts'
import { partyFacts } from '../party-facts.ts'
import type { Violation } from '../rule.ts'
import { ruleSets } from '../sets.ts'
import { violationsIn } from '../tree.ts'
import { ITEM } from './paths.ts'
import { headRules, itemRules } from './rules.ts'

const MESSAGE = ''

/** Rules and codes of the day of arrival: the message has no other date (D-14). */
const rulesInForce = ruleSets({ head: { root: MESSAGE, rules: headRules }, item: { root: ITEM, rules: itemRules } })

function prepared(context: DeliveryRuleContext) {
  const { codes, trees } = rulesInForce(rulesDate(context.today, context))
  const { today, environment, lists = {} } = context
  // The message names no payer beside its owner.
  const facts: DeliveryRuleFacts = { context, codes, today, environment, lists, latestDate: addDays(today, DAYS_AHEAD_MAX), date: today, payerParty: partyFacts(undefined, undefined, codes) }
  return { trees, facts }
}

/** Rules of the delivery's head, found at reception (status 4), as far as the delivery alone can tell. */
export function checkInvalidationHead(delivery: InvalidationsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(context)
  return violationsIn(trees.head, delivery, facts, MESSAGE)
}

/** Rules of each item. @returns by the item's place; empty lists for good items */
export function checkInvalidationItems(delivery: InvalidationsToIr, context: DeliveryRuleContext): Violation[][] {
  const { trees, facts } = prepared(context)
  return delivery.deliveryData.items.item.map((item, index) => violationsIn(trees.item, item, facts, `${ITEM}[${index + 1}]`))
}
