/**
 * The rules of earnings payment reports (WR): pure functions of a delivery, the same for form, upload, command line
 * and register. All errors of all levels are collected (D-06); what a call returns is in document order.
 */
import type { WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import type { Violation } from '../rule.ts'
import { ruleSets } from '../sets.ts'
import { violationsIn } from '../tree.ts'
import { deliveryFacts, type WageRuleContext } from './facts.ts'
import { headRules } from './head.ts'
import { payerRules } from './payer.ts'

export type { WageRuleContext } from './facts.ts'

const wageRuleSet = ruleSets({
  head: { root: '', rules: headRules },
  common: { root: '', rules: payerRules },
}, ['IdType'])

/** Rules of the delivery's head, found at reception (status 4), as far as the delivery alone can tell. */
export function checkWageHead(delivery: WageReportsToIr, context: WageRuleContext): Violation[] {
  const { codes, trees } = wageRuleSet(delivery.deliveryData.paymentPeriod.paymentDate)
  return violationsIn(trees.head, delivery, deliveryFacts(delivery, context, codes), '')
}

/** Rules of what the reports share: payment period, contact persons, payer (status 5). */
export function checkWageCommon(delivery: WageReportsToIr, context: WageRuleContext): Violation[] {
  const { codes, trees } = wageRuleSet(delivery.deliveryData.paymentPeriod.paymentDate)
  return violationsIn(trees.common, delivery, deliveryFacts(delivery, context, codes), '')
}
