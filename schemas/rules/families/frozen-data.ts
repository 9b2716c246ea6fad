/**
 * What a replacement must leave as it was in the version it replaces; anything else is changed by cancelling the
 * report and sending a new one. Groups are compared as sets of values: order and repetition do not count, absence
 * against presence does (D-13). Identifiers are the same as everywhere (D-20).
 */
import { valueName } from '../../names.ts'
import { partyKey, type PartyId } from '../../parties.ts'
import { violationOf, type Rule, type Violation } from '../rule.ts'
import { row } from './rows.ts'

const DELIVERY = 'DeliveryData'
const REPORT = `${DELIVERY}/Reports/Report`
const ACTION_CODE = `${REPORT}/ReportData/ActionCode`

/** @typeParam Version a report with what it shares with the others of its delivery, as sent or as stored */
export type Frozen<Version> = {
  readonly rule: Rule
  /** A text that is equal for equal data; undefined when nothing is given */
  readonly key: (version: Version) => string | undefined
}

/** @param element path of what is compared @param more other elements that are looked at */
export const frozen = <Version>(id: string, element: string, key: Frozen<Version>['key'], more: readonly string[] = []): Frozen<Version> => ({
  rule: { ...row(id, [element, ...more, ACTION_CODE], { level: 'item' }), judge: 'previous-version' }, key,
})

/** Keys of long lists: what a payer has thousands of is sorted once, not once for each of thousands of reports. */
const keys = new WeakMap<readonly object[], string>()
const LONG = 16

function keyOf<Entry extends object>(list: readonly Entry[] | undefined, key: (entry: Entry) => string): string | undefined {
  if (list === undefined || list.length < LONG) return list && setKey(list.map(key))
  const known = keys.get(list) ?? setKey(list.map(key))
  keys.set(list, known)
  return known
}

export const idsKey = (ids: readonly PartyId[] | undefined): string | undefined => keyOf(ids, partyKey)

export const setKey = (keys: readonly string[]): string => JSON.stringify([...new Set(keys)].sort())

/** @param group flat group @param id its identifier, compared as such */
export const groupKey = (group: object | undefined, id?: PartyId): string | undefined =>
  group && setKey(Object.entries(group).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value === id ? partyKey(value as PartyId) : String(value)}`))

/** Groups of a list, each with its identifier where it has one. */
export const groupsKey = <Group extends object>(groups: readonly Group[] | undefined, idOf: (group: Group) => PartyId | undefined = () => undefined): string | undefined =>
  keyOf(groups, (group) => groupKey(group, idOf(group))!)

/** Where the replacement stands: its delivery, the report in it and its 0-based place. */
export type Replacing = { readonly delivery: { readonly deliveryData: object }; readonly report: object; readonly index: number }

/** One violation for each frozen datum that is not as it was. */
export const changedData = <Version>(frozenData: readonly Frozen<Version>[], place: Replacing, current: Version, previous: Version): Violation[] =>
  frozenData.filter(({ key }) => key(current) !== key(previous)).map(({ rule }) => violationOf(rule, placeIn(place, rule.elements[0]!)))

/** The element, or the first one on the way to it that is not there. */
function placeIn({ delivery, report, index }: Replacing, element: string): string {
  const isOfReport = element.startsWith(`${REPORT}/`)
  const base = isOfReport ? `${REPORT}[${index + 1}]` : DELIVERY
  const names = element.slice((isOfReport ? REPORT : DELIVERY).length + 1).split('/')
  let current: unknown = isOfReport ? report : delivery.deliveryData
  let depth = 0
  while (depth < names.length && current !== undefined) current = (current as Record<string, unknown>)[valueName(names[depth++]!)]
  return [base, ...names.slice(0, depth)].join('/')
}
