import { ownCode, type Rule } from '#schemas/rules/rule.ts'
import { processingRules } from '#schemas/rules/processing.ts'
import { rulesOfMessage } from '#schemas/rules/messages.ts'

const STEP = String.raw`[A-Za-z][A-Za-z0-9]*(?:\[\d+\])?`
const PATH_FIRST = new RegExp(`^(\\*|${STEP}(?:/${STEP})*)(?::|$)`)

/** ErrorDetails of our register begin with the place (D-05); another register's may say anything. */
export function pathInDetails(details: string | undefined): string | undefined {
  const path = details === undefined ? undefined : PATH_FIRST.exec(details)?.[1]
  return path === '*' || path?.includes('/') ? path : undefined
}

type RulesByCode = ReadonlyMap<string, readonly Rule[]>

function byCode(rules: readonly Rule[]): RulesByCode {
  const found = new Map<string, Rule[]>()
  for (const rule of rules) for (const code of rule.errorCode === undefined ? [ownCode(rule.id)] : [rule.errorCode].flat()) found.set(code, [...(found.get(code) ?? []), rule])
  return found
}

const tables = new Map<string, RulesByCode>()

/** The message's own rules before the general ones (D-04); those of other messages share codes and element names, and are not meant. */
function rulesFor(rootElement: string): RulesByCode {
  let table = tables.get(rootElement)
  if (!table) tables.set(rootElement, table = byCode([...(rulesOfMessage(rootElement)?.rules ?? []), ...processingRules]))
  return table
}

/**
 * The rule an error code stands for; where several share the code, the one that looks at the place.
 * @param rootElement of the message that the error is about
 */
export function ruleOfCode(code: string, path: string | undefined, rootElement: string): string | undefined {
  const rules = rulesFor(rootElement).get(code) ?? []
  if (rules.length <= 1 || path === undefined) return rules[0]?.id
  const place = path.replaceAll(/\[\d+\]/g, '')
  return (rules.find(({ elements }) => elements.some((element) => element === place)) ?? rules.find(({ elements }) => elements.some((element) => place.startsWith(element))) ?? rules[0])?.id
}
