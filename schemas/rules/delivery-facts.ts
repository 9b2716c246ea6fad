import type { ExternalLists } from './external-lists.ts'
import type { RuleFacts } from './facts.ts'
import type { PartyFacts } from './party-facts.ts'

/** What the rules of a delivery are told beside the delivery. */
export type DeliveryRuleContext = {
  /** Day of arrival in Europe/Helsinki, YYYY-MM-DD (D-17) */
  readonly today: string
  readonly environment: 'test' | 'production'
  /** Registers and lists of others; what is absent is judged by form alone (D-18) */
  readonly lists?: ExternalLists
  /** most reports a delivery may have (D-27) */
  readonly reportsMax: number
  /** sent through the real-time Web Service: exactly one report */
  readonly realTime: boolean
  /** A sandbox tries next year's rules out ahead of time (RULES_OF_NEXT_YEAR) */
  readonly rulesOfNextYear?: boolean
}

/**
 * The date whose rules and codes hold for what is dated so (D-14). Where next year's rules are tried out, everything of
 * this year is judged as on its last day's morrow; what is older stays with the rules of its time.
 */
export function rulesDate(date: string, { today, rulesOfNextYear = false }: Pick<DeliveryRuleContext, 'today' | 'rulesOfNextYear'>): string {
  const year = today.slice(0, 4)
  return rulesOfNextYear && date.startsWith(`${year}-`) ? `${Number(year) + 1}-01-01` : date
}

/** What the rules of any message with a payer may ask. */
export type DeliveryRuleFacts = RuleFacts & {
  readonly context: DeliveryRuleContext
  readonly payerParty: PartyFacts
}
