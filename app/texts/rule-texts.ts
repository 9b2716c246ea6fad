import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { ruleText } from '#schemas/rules/texts.ts'

export type ExplainedRule = { message: string; hint: string }

/**
 * What is wrong and what to do, in the person's language. For an error whose rule is not known (another register's
 * code) there is no text of ours: undefined, and the register's own words are shown alone.
 */
export async function explainRule(ruleId: string | undefined, code: string, locale: Locale, value?: string): Promise<ExplainedRule | undefined> {
  if (ruleId === undefined) return undefined
  const t = await getTranslations({ locale, namespace: 'rules' })
  const own = ruleId as keyof Messages['rules']
  if (t.has(`${own}.message`)) return { message: t(`${own}.message`, { value: value ?? '–' }), hint: t(`${own}.hint`) }
  const { message, hint } = ruleText(ruleId, locale, code)
  return message === ruleId ? undefined : { message, hint }
}
