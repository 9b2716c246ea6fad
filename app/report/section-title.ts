import type { getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import type { Section } from '#lib/portal/forms/form-layout.ts'
import { elementAt } from '#lib/portal/forms/form-model.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** A section that is a whole group has its name; sections of some elements of a group are named after the first. */
export function sectionTitle(kind: FormKind, { path, only }: Section, step: string, t: Translate, locale: Locale): string {
  if (only !== undefined) return t(`reportForm.step.${titles[only[0]!] ?? (step as 'general')}`)
  return path.endsWith('/ReportData') ? t('reportForm.step.report') : elementAt(kind, path)!.labels[locale]
}

const titles: Readonly<Record<string, 'earner' | 'insurance' | 'employment' | 'international' | 'work'>> = {
  IncomeEarnerIds: 'earner', PensionInsurance: 'insurance', Professions: 'employment', InternationalData: 'international', WorkCountries: 'work',
}
