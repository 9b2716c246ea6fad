/**
 * Rules and codes change on certain days (D-14, D-15). For the time between two such days everything is prepared
 * once: the rules in force as trees, the codes in force as sets.
 */
import { changeDates, valuesInForce, type CodeListName } from '../code-lists.ts'
import { addDays, isBefore } from './dates.ts'
import type { CodesInForce } from './facts.ts'
import { isInForceOn, type Rule } from './rule.ts'
import { treeOf, type CheckedRule, type RuleTree } from './tree.ts'

/** Rules that are run together on one group, by the name of the set. */
type Branches = Readonly<Record<string, { readonly root: string; readonly rules: readonly CheckedRule<never>[] }>>

type FactsOf<Rules> = Rules extends readonly CheckedRule<infer Facts>[] ? Facts : never

export type RuleSet<B extends Branches> = {
  readonly codes: CodesInForce
  readonly trees: { readonly [Name in keyof B]: RuleTree<FactsOf<B[Name]['rules']>> }
}

/**
 * @param branches rules by where they are run
 * @param moreLists code lists that rules ask for beyond those of their rows
 * @returns the set in force on a date; the same object for all dates between two changes
 */
export function ruleSets<const B extends Branches>(branches: B, moreLists: readonly CodeListName[] = []): (date: string) => RuleSet<B> {
  const rules = Object.values(branches).flatMap((branch): readonly (Rule & { codeList?: CodeListName })[] => branch.rules)
  const lists = [...new Set([...rules.flatMap((rule) => rule.codeList ?? []), ...moreLists])]
  const changes = [...new Set([
    ...rules.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil && addDays(validUntil, 1)]),
    ...lists.flatMap(changeDates),
  ])].filter((date) => date !== undefined).sort()
  const prepared: RuleSet<B>[] = []

  return (date) => {
    let period = 0
    while (period < changes.length && !isBefore(date, changes[period]!)) period++
    return prepared[period] ??= prepare(branches, lists, period === 0 ? '0001-01-01' : changes[period - 1]!)
  }
}

function prepare<const B extends Branches>(branches: B, lists: readonly CodeListName[], date: string): RuleSet<B> {
  return {
    codes: Object.fromEntries(lists.map((list) => [list, valuesInForce(list, date)])),
    trees: Object.fromEntries(Object.entries(branches).map(([name, { root, rules }]) => [name, treeOf(root, rules.filter((rule) => isInForceOn(rule, date)))])) as RuleSet<B>['trees'],
  }
}
