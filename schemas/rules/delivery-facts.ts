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
}

/** What the rules of any message with a payer may ask. */
export type DeliveryRuleFacts = RuleFacts & {
  readonly context: DeliveryRuleContext
  readonly payerParty: PartyFacts
}
