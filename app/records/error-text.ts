import type { getTranslations } from 'next-intl/server'
import type { FindingText } from '#components/findings/finding-card.tsx'
import { routing, type Locale } from '#components/i18n/routing.ts'
import type { ShownError } from '#lib/portal/submissions/read-submission.ts'
import { ruleText } from '#schemas/rules/texts.ts'
import { placeSteps } from '../texts/place.ts'
import { ruleFacts } from '../texts/rule-facts.ts'
import { explainRule } from '../texts/rule-texts.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

export type ErrorPlace = { address: string; deliveryDataType: number; paymentDate?: Date | undefined; /** of the report it belongs to */ reference?: string }

/** An error of the register in the person's language, with the register's own words and code beside it. */
export async function errorText({ code, message, details, ruleId, path, line, column }: ShownError, { address, deliveryDataType, paymentDate, reference }: ErrorPlace, t: Translate, locale: Locale): Promise<FindingText> {
  const text = await explainRule(ruleId, code, locale)
  const value = valueInDetails(path, details)
  return {
    ...text, ...ruleFacts(ruleId, paymentDate, t, locale), code, remark: false, ...(path !== undefined && { path }), ...(ruleId !== undefined && { ruleId }), place: placeSteps({ path, deliveryDataType, item: { ...(reference !== undefined && { reference }) } }, t, locale),
    ...(!saysTheSame(message, ruleId, code) && { registerSays: message }), ...(value !== undefined && { value }),
    ...(details !== undefined && path === undefined && { technical: details }),
    ...(line !== undefined && { file: { line, href: placeHref(address, line, column) } }),
  }
}

/** Our own register says what we say, in one of three languages. */
const saysTheSame = (message: string, ruleId: string | undefined, code: string): boolean =>
  ruleId !== undefined && routing.locales.some((locale) => ruleText(ruleId, locale, code).message === message)

/** ErrorDetails of our register: the place, then the value where it may be repeated (D-05). */
export const valueInDetails = (path: string | undefined, details: string | undefined): string | undefined =>
  (path !== undefined && details?.startsWith(`${path}: `) ? details.slice(path.length + 2) : undefined)

export const placeHref = (address: string, line: number, column?: number): string =>
  `${address}/file?${new URLSearchParams({ line: String(line), ...(column && { column: String(column) }) })}`
