import type { CodeListName, CodeValue } from '../code-lists.ts'
import type { ExternalLists } from './external-lists.ts'

/** The codes in force on the delivery's date, prepared once for all deliveries of that time. */
export type CodesInForce = Readonly<Partial<Record<CodeListName, ReadonlySet<CodeValue>>>>

/** What every rule may ask, of whatever message. */
export type RuleFacts = {
  readonly codes: CodesInForce
  /** Europe/Helsinki, at arrival (D-17) */
  readonly today: string
  /** today + 45 days */
  readonly latestDate: string
  /** the date that decides which rules and codes hold (D-14) */
  readonly date: string
  readonly environment: 'test' | 'production'
  readonly lists: ExternalLists
}
