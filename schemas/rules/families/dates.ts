import { EARLIEST_DATE, isBefore } from '../dates.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { row, split, type Group, type RowOptions } from './rows.ts'

/** The date, if given, is not earlier than `earliest`. */
export const notBefore = <Facts extends RuleFacts>(id: string, element: string, earliest = EARLIEST_DATE, options?: RowOptions): CheckedRule<Facts> =>
  dateRule(id, [element], { allows: { kind: 'dates', from: earliest }, ...options }, (date) => isBefore(date, earliest))

/** The date, if given, is not after the day of arrival. */
export const notAfterToday = <Facts extends RuleFacts>(id: string, element: string, options?: RowOptions): CheckedRule<Facts> =>
  dateRule(id, [element], { allows: { kind: 'dates', until: 'today' }, ...options }, (date, facts) => isBefore(facts.today, date))

/** The date, if given, is at most 45 days after the day of arrival; the 45th day is accepted (D-17). */
export const notTooFarAhead = <Facts extends RuleFacts>(id: string, element: string, options?: RowOptions): CheckedRule<Facts> =>
  dateRule(id, [element], { allows: { kind: 'dates', until: 'today+45' }, ...options }, (date, facts) => isBefore(facts.latestDate, date))

/** The date, if given, is not earlier than another date of the same group; without the other nothing is judged. */
export function notBeforeSibling<Facts extends RuleFacts>(id: string, element: string, sibling: string, options?: RowOptions): CheckedRule<Facts> {
  const other = split(`${split(element).group}/${sibling}`)
  return dateRule(id, [element, `${other.group}/${sibling}`], { allows: { kind: 'dates', notBefore: sibling }, ...options }, (date, _facts, group) => {
    const start = group[other.key] as string | undefined
    return start !== undefined && isBefore(date, start)
  })
}

/** StartDate not before 1800, EndDate not before StartDate. @param period path of the group */
export const period = <Facts extends RuleFacts>(at: string, ids: { start: string; end: string }): readonly CheckedRule<Facts>[] => [
  notBefore(ids.start, `${at}/StartDate`),
  notBeforeSibling(ids.end, `${at}/EndDate`, 'StartDate'),
]

export function dateRule<Facts extends RuleFacts>(
  id: string, elements: readonly string[], options: RowOptions | undefined, isWrong: (date: string, facts: Facts, group: Group) => boolean,
): CheckedRule<Facts> {
  const { group: at, name, key } = split(elements[0]!)
  return checked<Facts, Group>(row(id, elements, options), at, (group, facts, place, rule) => {
    const date = group[key] as string | undefined
    if (date !== undefined && isWrong(date, facts, group)) place.violates(rule, name, date)
  })
}
