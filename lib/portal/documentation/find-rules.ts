/** The rules as documentation: searched and described. Public: nothing here is anybody's. */
import { messageFileOfRoot } from '#schemas/delivery-messages.ts'
import type { Language } from '#schemas/code-list.ts'
import { placeName, type MessageFile } from '#schemas/element-labels.ts'
import type { LookUp } from '#schemas/rules/external-lists.ts'
import { messageRules, rootElementsOf, type MessageRules } from '#schemas/rules/messages.ts'
import { ownCode, type Judge, type Rule, type RuleLevel } from '#schemas/rules/rule.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { allRules, ruleById } from '#schemas/rules/violation.ts'

/** Levels at which something is refused or advised, in the order of checking. */
export const ruleLevels = ['schema', 'message', 'delivery-head', 'delivery-common', 'item', 'guidance'] as const satisfies RuleLevel[]

/** Rules of every message, which belong to none of them. */
export const GENERAL = 'PR'

/** Prefixes of the rules that are documented: one for each message, and the general ones. */
export const rulePrefixes = (): string[] => [...messageRules.map(({ prefix }) => prefix), GENERAL]

export const messageOfRule = ({ id }: Pick<Rule, 'id'>): MessageRules | undefined => messageRules.find(({ prefix }) => id.startsWith(`${prefix}-`))

/** The message whose element names a rule's paths are read by; the general ones are named as in earnings payment reports. */
export function fileOfRule(rule: Pick<Rule, 'id'>): MessageFile {
  const message = messageOfRule(rule)
  return (message && messageFileOfRoot(rootElementsOf(message)[0]!)) ?? 'WageReportsToIR'
}

/** Which day says whether a rule or code is in force (D-14): invalidations, and what every message shares, have no other than the day they are received. */
export function rulesDateOf(rule: Pick<Rule, 'id'>): 'payment' | 'month' | 'arrival' {
  const prefix = messageOfRule(rule)?.prefix
  return prefix === 'WR' || prefix === 'BR' ? 'payment' : prefix === 'SR' ? 'month' : 'arrival'
}

export const codesOfRule = ({ id, errorCode }: Rule): readonly string[] => (errorCode === undefined ? [ownCode(id)] : [errorCode].flat())

export type DocumentedRule = Rule & { readonly level: (typeof ruleLevels)[number]; readonly judge: Exclude<Judge, 'nobody'> }

/** Only what can be violated, or is advised, and so can meet a reader. */
const isDocumented = (rule: Rule): rule is DocumentedRule => rule.judge !== 'nobody' && rule.level !== 'register'

export const documentedRules: readonly DocumentedRule[] = allRules.filter(isDocumented)

export function documentedRule(id: string): DocumentedRule | undefined {
  const rule = ruleById(id)
  return rule && isDocumented(rule) ? rule : undefined
}

/** The rules that ask one register or list of others. */
export const rulesAsking = (lookUp: LookUp): readonly DocumentedRule[] => documentedRules.filter(({ asks }) => asks?.includes(lookUp))

const RULES_PER_PAGE = 50

export type RuleSearch = { text: string; prefix?: string | undefined; level?: string | undefined; page: number }

/** @param search.text words that all stand in the rule's id, codes, texts or element names */
export function findRules({ text, prefix, level, page: wanted }: RuleSearch, language: Language): { shown: DocumentedRule[]; count: number; page: number; pages: number } {
  const words = text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const found = documentedRules.filter((rule) =>
    (prefix === undefined || (prefix === GENERAL ? messageOfRule(rule) === undefined : rule.id.startsWith(`${prefix}-`)))
    && (level === undefined || rule.level === level)
    && words.every((word) => searchable(rule, language).includes(word)))
  const pages = Math.max(1, Math.ceil(found.length / RULES_PER_PAGE))
  const page = Math.min(wanted, pages)
  return { shown: found.slice((page - 1) * RULES_PER_PAGE, page * RULES_PER_PAGE), count: found.length, page, pages }
}

const texts = new Map<string, string>()

/** Put together when it is first asked for. */
function searchable(rule: Rule, language: Language): string {
  const key = `${language} ${rule.id}`
  let text = texts.get(key)
  if (text === undefined) {
    const { message, hint } = ruleText(rule.id, language)
    const places = rule.elements.flatMap((path) => (path === '*' ? [] : [path, placeName(fileOfRule(rule), path, language)]))
    texts.set(key, text = [rule.id, ...codesOfRule(rule), message, hint, ...places].join('\n').toLocaleLowerCase(language))
  }
  return text
}
