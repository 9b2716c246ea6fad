import { formatHundredths, type Hundredths } from '../../value-types.ts'
import { hasReferenceCharacters } from '../../identifier-checks.ts'
import type { RuleFacts } from '../facts.ts'
import type { Allowed } from '../rule.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { row, split, type Group, type RowOptions } from './rows.ts'

/** An integer element, if given, lies between the limits (inclusive). */
export const integerWithin = <Facts extends RuleFacts>(id: string, element: string, min: number, max = Infinity, options?: RowOptions): CheckedRule<Facts> =>
  valueRule<number, Facts>(id, element, { allows: rangeOf(min, max, String), ...options }, (value) => value < min || value > max, String)

/** A decimal element, if given, lies between the limits (inclusive). @param min, max in hundredths */
export const decimalWithin = <Facts extends RuleFacts>(id: string, element: string, min: Hundredths, max: Hundredths = Infinity, options?: RowOptions): CheckedRule<Facts> =>
  valueRule<Hundredths, Facts>(id, element, { allows: rangeOf(min, max, formatHundredths), ...options }, (value) => value < min || value > max, formatHundredths)

/** A client's reference has only the characters 0-9 a-z A-Z _ and -. */
export const referenceCharacters = <Facts extends RuleFacts>(id: string, element: string, options?: RowOptions): CheckedRule<Facts> =>
  valueRule<string, Facts>(id, element, { allows: { kind: 'reference-characters' }, ...options }, (value) => !hasReferenceCharacters(value), (value) => value)

const rangeOf = (min: number, max: number, shown: (value: number) => string): Allowed => ({ kind: 'range', min: shown(min), ...(max !== Infinity && { max: shown(max) }) })

function valueRule<Value, Facts extends RuleFacts>(
  id: string, element: string, options: RowOptions | undefined, isWrong: (value: Value) => boolean, shown: (value: Value) => string,
): CheckedRule<Facts> {
  const { group: at, name, key } = split(element)
  return checked<Facts, Group>(row(id, [element], options), at, (group, _facts, place, rule) => {
    const value = group[key] as Value | undefined
    if (value !== undefined && isWrong(value)) place.violates(rule, name, shown(value))
  })
}
