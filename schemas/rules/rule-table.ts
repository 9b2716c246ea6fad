import type { Rule } from './rule.ts'

/**
 * A table with each id once, in the order of the ids. A rule that says several things has a check for each of them; its row has all their elements
 * and codes. A code that only some cases have stands in a list, so that the others are told by the rule's own.
 */
export function ruleTable(rules: readonly Rule[]): readonly Rule[] {
  const byId = new Map<string, Rule[]>()
  for (const rule of rules) byId.set(rule.id, [...byId.get(rule.id) ?? [], rule])
  return [...byId.values()].map((same) => (same.length === 1 ? same[0]! : merged(same))).sort((one, other) => (one.id < other.id ? -1 : 1))
}

function merged(rules: readonly Rule[]): Rule {
  const [{ id, level, judge, validFrom, validUntil }] = rules as [Rule]
  const codes = [...new Set(rules.flatMap(({ errorCode }) => errorCode ?? []))]
  const asks = [...new Set(rules.flatMap((rule) => rule.asks ?? []))]
  const isOfAll = codes.length === 1 && rules.every(({ errorCode }) => errorCode === codes[0])
  return {
    id, level, judge,
    elements: [...new Set(rules.flatMap(({ elements }) => elements))],
    ...(codes.length > 0 && { errorCode: isOfAll ? codes[0]! : codes }),
    ...(asks.length > 0 && { asks }),
    // Cases of one rule hold at the same time.
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
  }
}
