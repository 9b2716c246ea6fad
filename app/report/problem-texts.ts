import type { getTranslations } from 'next-intl/server'
import type { Problem } from '#components/report-form/shapes.ts'
import type { Locale } from '#components/i18n/routing.ts'
import type { FormProblem } from '#lib/portal/forms/check-form.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { elementOfField } from '#lib/portal/forms/form-model.ts'
import { ruleText } from '#schemas/rules/texts.ts'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What is wrong, in the person's language: what was typed wrong in the form's words, what breaks a rule in the rule's; of another register's error its own words. */
export function problemText(kind: FormKind, problem: FormProblem, t: Translate, locale: Locale): Problem {
  const found = elementOfField(kind, problem.field)
  const [label, row] = [found?.element.labels[locale], found?.row && { list: found.row.list, number: found.row.number, label: found.row.element.labels[locale] }]
  const place = { field: problem.field, ...(row && { row }) }
  if (problem.found === 'typed') {
    const text = problem.problem === 'too-long' ? t('reportForm.problem.too-long', { max: problem.charactersMax ?? 0 }) : t(`reportForm.problem.${problem.problem}`)
    return { ...place, ...(label !== undefined && { label }), text, advice: false }
  }
  if (problem.found === 'register') {
    const own = problem.ruleId === undefined ? undefined : ruleText(problem.ruleId, locale, problem.code)
    return { ...place, text: own && own.message !== problem.ruleId ? own.message : problem.message, ...(own?.hint && { hint: own.hint }), advice: false, code: problem.code }
  }
  const { message, hint } = ruleText(problem.ruleId, locale, problem.code)
  return { ...place, text: message, hint, advice: problem.advice, code: problem.code }
}
