/** Helpers of the families: rules that differ only in data are written as one row each. */
import { valueName } from '../../names.ts'
import type { LookUp } from '../external-lists.ts'
import type { Allowed, Rule, RuleLevel } from '../rule.ts'

/** What a row may say beside its id and place. */
export type RowOptions = {
  readonly level?: RuleLevel
  readonly errorCode?: string | readonly string[]
  readonly validFrom?: string
  readonly validUntil?: string
  readonly allows?: Allowed
  readonly asks?: readonly LookUp[]
}

/** Fields of the acknowledgement's head; an error in them rejects at reception. */
const HEAD = /^DeliveryData\/(Timestamp|Source|DeliveryDataType|DeliveryId|FaultyControl|ProductionEnvironment|DeliveryData(Owner|Creator|Sender))(\/|$)/
const ITEM = /^DeliveryData\/(Reports\/Report|Items\/Item)\//

/** Where an error in an element is reported, unless the rule says otherwise (D-09). */
export const levelOf = (path: string): RuleLevel => (HEAD.test(path) ? 'delivery-head' : ITEM.test(path) ? 'item' : 'delivery-common')

export function row(id: string, elements: readonly string[], { level, ...options }: RowOptions = {}): Rule {
  return { id, level: level ?? levelOf(elements[0]!), judge: 'delivery', elements, ...options }
}

/** `…/Employment/EmploymentCode` → group `…/Employment`, name `EmploymentCode`, key `employmentCode`. */
export function split(path: string): { group: string; name: string; key: string } {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1)
  return { group: path.slice(0, slash), name, key: valueName(name) }
}

/** An object of the generated types, whose elements a row names by data. */
export type Group = Readonly<Record<string, unknown>>

export const isAbsent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)
