import type { Rule } from '#schemas/rules/rule.ts'
import { allRules } from '#schemas/rules/violation.ts'

const STEP = String.raw`[A-Za-z][A-Za-z0-9]*(?:\[\d+\])?`
const PATH_FIRST = new RegExp(`^(\\*|${STEP}(?:/${STEP})*)(?::|$)`)

/** ErrorDetails of our register begin with the place (D-05); another register's may say anything. */
export function pathInDetails(details: string | undefined): string | undefined {
  const path = details === undefined ? undefined : PATH_FIRST.exec(details)?.[1]
  return path === '*' || path?.includes('/') ? path : undefined
}

const rulesByCode = new Map<string, Rule[]>()
// The message's own rule before the general one (D-04).
for (const rule of allRules) {
  const codes = rule.errorCode === undefined ? [`X-${rule.id}`] : [rule.errorCode].flat()
  for (const code of codes) rulesByCode.set(code, [...(rulesByCode.get(code) ?? []), rule])
}

/** The rule an error code stands for; where several share the code, the one that looks at the place. */
export function ruleOfCode(code: string, path: string | undefined): string | undefined {
  if (code === 'X-NOT-IN-USE') return code
  const rules = rulesByCode.get(code) ?? []
  if (rules.length <= 1 || path === undefined) return rules[0]?.id
  const place = path.replaceAll(/\[\d+\]/g, '')
  return (rules.find(({ elements }) => elements.some((element) => element === place)) ?? rules.find(({ elements }) => elements.some((element) => place.startsWith(element))) ?? rules[0])?.id
}
