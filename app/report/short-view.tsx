import { getLocale, getTranslations } from 'next-intl/server'
import { ShortForm } from '#components/report-form/short-form.tsx'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { typedPaymentDate, type FormProblem } from '#lib/portal/forms/check-form.ts'
import { earnerFields, saveFields, sendFields } from './actions.tsx'
import { deadlineOf } from './deadline-of.ts'
import { earnerOptions } from './earner-options.ts'
import { problemText } from './problem-texts.ts'
import { optionsOfList, shortIncomeTypes } from './shapes-of.ts'

/** The simple case: one person, one payment. */
export async function ShortView({ draft, context, problems }: { draft: OpenedDraft; context: DraftContext; problems: readonly FormProblem[] }) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const today = helsinkiDate(context.clock.now())
  const date = typedPaymentDate(draft.kind, draft.values) ?? today
  const earners = await earnerOptions(context, draft)
  return (
    <ShortForm
      values={draft.values} start={{ revision: draft.revision, problems: problems.map((problem) => problemText(draft.kind, problem, t, locale)), deadline: deadlineOf(draft.kind, draft.values, draft.owner, today) }}
      refused={problems.some(({ found }) => found === 'register')}
      options={{ 'TransactionCode.short': shortIncomeTypes(locale, date), 'PensionProvIdCode': optionsOfList('PensionProvIdCode', locale, date) }}
      earners={earners} payerName={draft.payerName} fullHref={`/${locale}/report/${draft.kind}/${draft.id}?view=full`}
      actions={{ save: saveFields.bind(null, draft.id), send: sendFields.bind(null, draft.id), earner: earnerFields.bind(null, draft.id) }}
    />
  )
}
