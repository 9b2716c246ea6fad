import { valueName } from '../../names.ts'
import type { RuleFacts } from '../facts.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { isAbsent, row, split, type Group, type RowOptions } from './rows.ts'

type Condition<Facts> = (facts: Facts, group: never) => boolean

type PresenceOptions<Facts> = RowOptions & {
  /** Condition, given the facts and the group it is looked for in */
  readonly when: Condition<Facts>
  /** other elements that the condition looks at */
  readonly because: readonly string[]
}

/**
 * The element is given whenever the condition holds. It is looked for in its parent where there is one;
 * `from` names a group further up when the parent's absence is a violation too, which then names the first missing
 * element on the way.
 */
export function mandatory<Facts extends RuleFacts>(
  id: string, element: string, { when, because, from, ...options }: PresenceOptions<Facts> & { readonly from?: string },
): CheckedRule<Facts> {
  const at = from ?? split(element).group
  const names = element.slice(at.length + 1).split('/')
  const keys = names.map(valueName)
  return checked<Facts, Group>(row(id, [element, ...because], options), at, (group, facts, place, rule) => {
    let current: Group = group
    for (let i = 0; i < keys.length; i++) {
      const next = current[keys[i]!]
      if (isAbsent(next)) {
        if (when(facts, group as never)) place.violates(rule, names.slice(0, i + 1).join('/'))
        return
      }
      current = next as Group
    }
  })
}

/** The element is not given whenever the condition holds. */
export function forbidden<Facts extends RuleFacts>(id: string, element: string, { when, because, ...options }: PresenceOptions<Facts>): CheckedRule<Facts> {
  const { group: at, name, key } = split(element)
  return checked<Facts, Group>(row(id, [element, ...because], options), at, (group, facts, place, rule) => {
    const value = group[key]
    if (!isAbsent(value) && when(facts, group as never)) place.violates(rule, name, value)
  })
}

/**
 * Among the entries of a repeating group one has this type, whenever the condition holds. The violation names the
 * group that lacks it, or the first missing one above. @param element path of the type in the entries @param from group in which the list is looked for
 */
export function entryOfType<Facts extends RuleFacts>(
  id: string, element: string, type: number, { when, because, from, ...options }: PresenceOptions<Facts> & { readonly from: string },
): CheckedRule<Facts> {
  const { group: entries, key: typeKey } = split(element)
  const names = entries.slice(from.length + 1).split('/')
  const keys = names.map(valueName)
  return checked<Facts, Group>(row(id, [element, ...because], options), from, (group, facts, place, rule) => {
    let current: unknown = group
    let depth = 0
    while (depth < keys.length && !isAbsent(current = (current as Group)[keys[depth]!])) depth++
    if (depth === keys.length && (current as readonly Group[]).some((entry) => entry[typeKey] === type)) return
    // The list is there without the entry: its group is named, not an entry that does not exist.
    if (when(facts, group as never)) place.violates(rule, names.slice(0, Math.min(depth + 1, names.length - 1)).join('/') || undefined)
  })
}

/** Each value of `type` at most once among the entries of a repeating group; every further one is a violation. */
export function oncePerType<Facts extends RuleFacts>(id: string, element: string, options?: RowOptions): CheckedRule<Facts> {
  const type = split(element)
  const entries = split(type.group)
  return checked<Facts, Group>(row(id, [element], options), entries.group, (group, _facts, place, rule) => {
    const list = group[entries.key] as readonly Group[] | undefined
    if (list === undefined || list.length < 2) return
    const seen = new Set<unknown>()
    for (let i = 0; i < list.length; i++) {
      const value = list[i]![type.key]
      if (seen.has(value)) place.violates(rule, `${entries.name}[${i + 1}]/${type.name}`, value)
      seen.add(value)
    }
  })
}
