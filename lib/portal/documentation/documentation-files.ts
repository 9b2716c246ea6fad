/** Rules and code lists as files for programs and spreadsheets. */
import { codeLists, type CodeListName } from '#schemas/code-lists.ts'
import type { Rule } from '#schemas/rules/rule.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { CSV_START, csvRow } from '../csv.ts'
import { codesOfRule, documentedRules } from './find-rules.ts'

/** One row per code: code, names, first and last day. */
export function codeListCsv(name: CodeListName): string {
  const rows = codeLists[name].codes.map(({ code, fi, sv, en, validFrom, validUntil }) => csvRow([code, fi, sv, en, validFrom, validUntil]))
  return CSV_START + csvRow(['code', 'fi', 'sv', 'en', 'validFrom', 'validUntil']) + rows.join('')
}

export function codeListJson(name: CodeListName): string {
  const { list, name: names, valueType, complete, codes } = codeLists[name]
  return json({ list, name: { fi: names.fi, sv: names.sv, en: names.en }, valueType, complete, codes: codes.map(({ code, fi, sv, en, validFrom, validUntil }) => ({ code, fi, sv, en, validFrom, validUntil })) })
}

export function rulesCsv(): string {
  const rows = documentedRules.map((rule) => {
    const { id, level, elements, validFrom, validUntil, texts } = described(rule)
    return csvRow([id, codesOfRule(rule).join(' '), level, elements.join(' '), validFrom, validUntil, ...[texts.fi, texts.sv, texts.en].flatMap(({ message, hint }) => [message, hint])])
  })
  return CSV_START + csvRow(['id', 'codes', 'level', 'elements', 'validFrom', 'validUntil', 'message_fi', 'hint_fi', 'message_sv', 'hint_sv', 'message_en', 'hint_en']) + rows.join('')
}

export const rulesJson = (): string => json({ rules: documentedRules.map(described) })

const described = (rule: Rule) => ({
  id: rule.id, codes: codesOfRule(rule), level: rule.level, elements: rule.elements, validFrom: rule.validFrom ?? null, validUntil: rule.validUntil ?? null, ...(rule.allows && { allows: rule.allows }),
  texts: { fi: ruleText(rule.id, 'fi'), sv: ruleText(rule.id, 'sv'), en: ruleText(rule.id, 'en') },
})

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`
