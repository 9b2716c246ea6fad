/** Violations of any rule by its id, for those who judge a rule outside this folder. */
import { messageRules } from './messages.ts'
import { processingRules } from './processing.ts'
import { violationOf, type Rule, type Violation } from './rule.ts'

/** Every rule of every table. A message's own rules come before the general ones (D-04). */
export const allRules: readonly Rule[] = [...messageRules.flatMap((message) => message.rules), ...processingRules]

const rules: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]))

export const ruleById = (id: string): Rule | undefined => rules.get(id)

/**
 * @param path below the root, with positions
 * @param value what was found; left out of the answer where it may be somebody's data (D-05)
 * @throws when no table has the rule
 */
export function violation(ruleId: string, path: string, value?: unknown): Violation {
  const rule = rules.get(ruleId)
  if (rule === undefined) throw new Error(`No rule ${ruleId}`)
  return violationOf(rule, path, value)
}
