/** What people are told about a violation: what is wrong, and what to do. Keyed by rule id, in three languages. */
import english from '#messages/rules/en.json' with { type: 'json' }
import finnish from '#messages/rules/fi.json' with { type: 'json' }
import swedish from '#messages/rules/sv.json' with { type: 'json' }
import type { Language } from '../code-list.ts'
import type { Violation } from './rule.ts'

export type RuleText = {
  /** what is wrong; at most 300 characters, so that it fits ErrorMessage */
  readonly message: string
  /** what to do about it */
  readonly hint: string
}

type RuleTexts = Readonly<Record<string, RuleText & { readonly cases?: Readonly<Record<string, RuleText>> }>>

const texts: Readonly<Record<Language, RuleTexts>> = { fi: finnish, sv: swedish, en: english }

/**
 * @param code error code of the violation, for rules that word their cases differently (WR-081 …)
 * @returns the rule's id as message when there is no text: an answer must not fail for want of words
 */
export function ruleText(ruleId: string, language: Language, code?: string): RuleText {
  const text = texts[language][ruleId]
  if (text === undefined) return { message: ruleId, hint: '' }
  const { message, hint } = (code === undefined ? undefined : text.cases?.[code]) ?? text
  return { message, hint }
}

export const violationText = ({ ruleId, code }: Pick<Violation, 'ruleId' | 'code'>, language: Language): RuleText => ruleText(ruleId, language, code)
