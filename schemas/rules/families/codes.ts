import { valuesOfAllTimes, type CodeListName, type CodeValue } from '../../code-lists.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { row, split, type Group, type RowOptions } from './rows.ts'

export type CodeRule<Facts extends RuleFacts> = CheckedRule<Facts> & { readonly codeList: CodeListName }

/** The value, if given, is in the code list and in force on the delivery's date (D-15). Repeating elements: each of them. */
export function inCodeList<Facts extends RuleFacts>(id: string, element: string, list: CodeListName, options?: RowOptions): CodeRule<Facts> {
  return codeRule(id, element, list, 'in-force', options, (value, facts) => facts.codes[list]!.has(value))
}

/** The list has the value, though perhaps at another time. */
export function inCodeListOfAnyTime<Facts extends RuleFacts>(id: string, element: string, list: CodeListName, options?: RowOptions): CodeRule<Facts> {
  const ofAllTimes = valuesOfAllTimes(list)
  return codeRule(id, element, list, 'any-time', options, (value) => ofAllTimes.has(value))
}

/** A value that the list has is in force on the delivery's date; one that it never had is another rule's matter (D-06). */
export function codeInForce<Facts extends RuleFacts>(id: string, element: string, list: CodeListName, options?: RowOptions): CodeRule<Facts> {
  const ofAllTimes = valuesOfAllTimes(list)
  return codeRule(id, element, list, 'in-force', options, (value, facts) => facts.codes[list]!.has(value) || !ofAllTimes.has(value))
}

function codeRule<Facts extends RuleFacts>(
  id: string, element: string, codeList: CodeListName, when: 'in-force' | 'any-time', options: RowOptions | undefined, allows: (value: CodeValue, facts: Facts) => boolean,
): CodeRule<Facts> {
  const { group: at, name, key } = split(element)
  const rule = checked<Facts, Group>(row(id, [element], { allows: { kind: 'code-list', list: codeList, when }, ...options }), at, (group, facts, place, rule) => {
    const value = group[key] as CodeValue | readonly CodeValue[] | undefined
    if (value === undefined) return
    if (typeof value !== 'object') {
      if (!allows(value, facts)) place.violates(rule, name, value)
    } else {
      for (let i = 0; i < value.length; i++) if (!allows(value[i]!, facts)) place.violates(rule, `${name}[${i + 1}]`, value[i])
    }
  })
  return { ...rule, codeList }
}

/** One of `codes` is given though the condition holds. Repeating elements: each entry that has it. */
export function codeForbidden<Facts extends RuleFacts>(
  id: string, element: string, codes: readonly number[], { when, because, ...options }: RowOptions & { when: (facts: Facts) => boolean; because: readonly string[] },
): CheckedRule<Facts> {
  const { group: at, name, key } = split(element)
  return checked<Facts, Group>(row(id, [element, ...because], { allows: { kind: 'not-codes', codes }, ...options }), at, (group, facts, place, rule) => {
    const value = group[key] as number | readonly number[] | undefined
    if (value === undefined) return
    if (typeof value === 'number') {
      if (codes.includes(value) && when(facts)) place.violates(rule, name, value)
    } else {
      for (let i = 0; i < value.length; i++) if (codes.includes(value[i]!) && when(facts)) place.violates(rule, `${name}[${i + 1}]`, value[i])
    }
  })
}
