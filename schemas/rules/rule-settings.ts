import { externalListsOf, type OutsideRegisters } from '../outside-registers/outside-registers.ts'
import type { DeliveryRuleContext } from './delivery-facts.ts'

/** How an installation judges: the same in the register, the portal and on the command line. Goes to threads as it is. */
export type RuleSettings = {
  readonly environment: 'test' | 'production'
  /** most reports or items a delivery may have (PR-137) */
  readonly reportsMax: number
  /** Next year's rules are tried out ahead of time (RULES_OF_NEXT_YEAR) */
  readonly rulesOfNextYear?: boolean | undefined
  /** Registers and lists of others (OUTSIDE_REGISTERS); by form alone without */
  readonly outsideRegisters?: OutsideRegisters | undefined
}

/** @param arrival Finnish day of arrival; sent through the real-time Web Service? */
export const ruleContext = ({ environment, reportsMax, rulesOfNextYear = false, outsideRegisters }: RuleSettings, { today, realTime = false }: { today: string; realTime?: boolean }): DeliveryRuleContext =>
  ({ today, environment, reportsMax, realTime, rulesOfNextYear, lists: externalListsOf(outsideRegisters) })
