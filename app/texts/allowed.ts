import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { dayText } from '#components/ui/formats.ts'
import { codeListSlug } from '#lib/portal/documentation/find-codes.ts'
import { messageOfRule, rulesDateOf } from '#lib/portal/documentation/find-rules.ts'
import { isInForce } from '#schemas/code-list.ts'
import { codeLists, codeName, type CodeListName } from '#schemas/code-lists.ts'
import { codeListOf } from '#schemas/element-codes.ts'
import { elementLabel, type MessageFile } from '#schemas/element-labels.ts'
import type { Rule } from '#schemas/rules/rule.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

export type AllowedText = { text: string; list?: { href: string; name: string } }

/** So many codes are named one by one; of more, the list is named. */
const NAMED_MAX = 8

/**
 * What may stand in the element a rule looks at, where that is known as data.
 * @param date YYYY-MM-DD: the day whose codes are meant
 */
export function allowedText(rule: Rule, file: MessageFile, t: Translate, locale: Locale, date: string): AllowedText | undefined {
  const { allows, elements } = rule
  if (!allows) return undefined
  switch (allows.kind) {
    case 'code-list': return { text: namedCodes(allows.list, locale, date) ?? t(allows.when === 'any-time' ? 'allowed.ofListAnyTime' : OF_LIST[rulesDateOf(rule)], { name: codeLists[allows.list].name[locale] }), list: linkOf(allows.list, locale, date) }
    case 'range': return { text: allows.max === undefined ? t('allowed.atLeast', { min: figure(allows.min, locale) }) : allows.max === allows.min ? t('allowed.only', { value: figure(allows.min, locale) }) : t('allowed.between', { min: figure(allows.min, locale), max: figure(allows.max, locale) }) }
    case 'dates': {
      if (allows.notBefore !== undefined) return { text: t('allowed.notBeforeElement', { element: elementLabel(file, `${elements[0]!.slice(0, elements[0]!.lastIndexOf('/'))}/${allows.notBefore}`, locale) }) }
      if (allows.until !== undefined) return { text: allows.until === 'today' ? t('allowed.untilToday') : t('allowed.untilAhead') }
      return { text: t('allowed.from', { date: dayText(new Date(`${allows.from}T12:00:00Z`)) }) }
    }
    case 'reference-characters': return { text: t('allowed.referenceCharacters') }
    case 'not-codes': {
      const message = messageOfRule(rule)
      const list = message && codeListOf(message, elements[0]!)
      const codes = allows.codes.map((code) => `${code} ${(list && codeName(list, code, locale)) ?? ''}`.trim())
      return { text: t('allowed.notCodes', { codes: codes.join(', ') }), ...(list && { list: linkOf(list, locale, date) }) }
    }
    default: return allows satisfies never
  }
}

const OF_LIST = { payment: 'allowed.ofList', month: 'allowed.ofListInMonth', arrival: 'allowed.ofListOnArrival' } as const

function namedCodes(list: CodeListName, locale: Locale, date: string): string | undefined {
  const codes = codeLists[list].codes.filter((code) => isInForce(code, date))
  return codes.length > 0 && codes.length <= NAMED_MAX ? codes.map((code) => `${code.code} ${code[locale]}`).join(', ') : undefined
}

export const codeListHref = (list: CodeListName, code?: string): string => `/documentation/codes/${codeListSlug(list)}${code === undefined ? '' : `#${codeAnchor(code)}`}`

/** The same for a code for ever, so that others can link to it. */
export const codeAnchor = (code: string): string => `code-${code}`

const linkOf = (list: CodeListName, locale: Locale, date: string) => ({ href: `/documentation/codes/${codeListSlug(list)}?date=${date}`, name: codeLists[list].name[locale] })

/** As it stands in a message → as people write it. */
const figure = (value: string, locale: Locale): string => Number(value).toLocaleString(locale === 'en' ? 'en-GB' : `${locale}-FI`, { useGrouping: false })
