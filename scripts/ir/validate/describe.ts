/** A verdict for people: the same errors gathered, with what to do about them and where they are. */
import { createTranslator } from 'use-intl/core'
import { allowedText } from '../../../app/texts/allowed.ts'
import { schemaText } from '../../../app/texts/schema-texts.ts'
import commandLineEn from '#messages/command-line/en.json' with { type: 'json' }
import commandLineFi from '#messages/command-line/fi.json' with { type: 'json' }
import commandLineSv from '#messages/command-line/sv.json' with { type: 'json' }
import en from '#messages/pages/en.ts'
import fi from '#messages/pages/fi.ts'
import sv from '#messages/pages/sv.ts'
import { documentedRule } from '#lib/portal/documentation/find-rules.ts'
import { preventsSending, type Finding } from '#lib/portal/uploads/file-check.ts'
import type { Language } from '#schemas/code-list.ts'
import { messageFileOfRoot } from '#schemas/delivery-messages.ts'
import { placeName } from '#schemas/element-labels.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { isRejected, type Checked } from './check.ts'

const texts = { fi: { ...fi, commandLine: commandLineFi }, sv: { ...sv, commandLine: commandLineSv }, en: { ...en, commandLine: commandLineEn } }

/** So many places of one kind are named; --json names all. */
const PLACES_MAX = 10

/** @param today YYYY-MM-DD: whose codes are named where the message has no payment date */
export function describer(language: Language, today: string): { describe(checked: Checked): string; summary(counts: { files: number; rejected: number; unread: number }): string } {
  const t = createTranslator({ locale: language, messages: texts[language] })

  function schemaLines({ verdict: { schema } }: Checked): string[] {
    return schema.errors.map(({ line, path, message }) => `    ${t('commandLine.line', { line: String(line) })}  ${path}: ${schemaText(message, t) ?? message}`)
  }

  function groupLines(found: readonly Finding[], checked: Checked): string[] {
    const { ruleId, code, level } = found[0]!
    const { message, hint } = ruleText(ruleId, language, code)
    const rule = documentedRule(ruleId)
    const file = checked.rootElement === undefined ? undefined : messageFileOfRoot(checked.rootElement)
    const allowed = rule && file && allowedText(rule, file, t, language, checked.paymentDate ?? today)
    const places = found.slice(0, PLACES_MAX).map(({ path, line, value, itemId }) => {
      const words = file && path !== undefined && path !== '*' ? placeName(file, path, language) : undefined
      return `    ${t('commandLine.line', { line: String(line ?? 1) })}  ${[words, itemId && `(${itemId})`, value !== undefined && `= ${value}`].filter(Boolean).join(' ') || path}${words === undefined ? '' : `\n${' '.repeat(6)}${path}`}`
    })
    return [
      `  ${level === 'guidance' ? t('check.remark') : t('check.error')}  ${ruleId}  ${code}  (${t(`documentation.level.${level}.name`)})${found.length > 1 ? `  ${t('check.findingsCount', { count: found.length })}` : ''}`,
      `    ${message}`, `    → ${hint}`, ...(allowed ? [`    ${t('check.allowed')} ${allowed.text}`] : []),
      ...places, ...(found.length > PLACES_MAX ? [`    ${t('commandLine.more', { count: String(found.length - PLACES_MAX) })}`] : []),
    ]
  }

  return {
    describe(checked) {
      const { verdict: { file, schema, signature }, verdict, findings } = checked
      const groups = [...Map.groupBy(findings, ({ ruleId, code }) => `${ruleId} ${code}`).values()].sort((one, other) => Number(one[0]!.level === 'guidance') - Number(other[0]!.level === 'guidance') || other.length - one.length)
      const blocking = findings.filter(({ level }) => level !== 'guidance')
      const signatureWord = signature.present ? (signature.valid ? t('commandLine.valid') : t('commandLine.notValid')) : t('commandLine.noSignature')
      return [
        `${file}: ${isRejected(verdict) ? t('commandLine.rejected') : t('commandLine.accepted')}`,
        `  ${t('commandLine.schema')}: ${schema.valid ? t('commandLine.valid') : t('commandLine.errors', { count: String(schema.errors.length) })}`, ...schemaLines(checked),
        `  ${t('commandLine.signature')}: ${signatureWord}${signature.present && signature.reason ? ` (${signature.reason})` : ''}`,
        ...(schema.valid ? [`  ${t('commandLine.rules')}: ${blocking.length === 0 ? t('commandLine.noneBroken') : t('commandLine.errors', { count: String(blocking.length) })}${blocking.some(({ level }) => preventsSending(level)) ? ` – ${t('commandLine.wholeRefused')}` : ''}`] : []),
        ...groups.flatMap((group) => ['', ...groupLines(group, checked)]),
      ].join('\n')
    },
    summary: ({ files, rejected, unread }) => t('commandLine.summary', { files: String(files), accepted: String(files - rejected - unread), rejected: String(rejected), unread: String(unread) }),
  }
}
