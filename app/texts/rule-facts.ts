import type { getTranslations } from 'next-intl/server'
import type { FindingText } from '#components/findings/finding-card.tsx'
import type { Locale } from '#components/i18n/routing.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { documentedRule, fileOfRule } from '#lib/portal/documentation/find-rules.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { allowedText } from './allowed.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/**
 * What the rule itself says about any error of it: what is allowed, and where it is explained.
 * @param paymentDate of the record; codes are named as they are on it
 */
export function ruleFacts(ruleId: string | undefined, paymentDate: Date | null | undefined, t: Translate, locale: Locale): Pick<FindingText, 'allowed' | 'rulePage'> {
  const rule = ruleId === undefined ? undefined : documentedRule(ruleId)
  if (!rule) return {}
  const date = paymentDate ? paymentDate.toISOString().slice(0, 10) : helsinkiDate(portalRuntime().clock.now())
  const allowed = allowedText(rule, fileOfRule(rule), t, locale, date)
  return { rulePage: `/documentation/rules/${rule.id}`, ...(allowed && { allowed }) }
}
