import { getLocale, getTranslations } from 'next-intl/server'
import { ListForm } from '#components/report-form/list-form.tsx'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import type { FormProblem } from '#lib/portal/forms/check-form.ts'
import { shortReport } from '#lib/portal/templates/short-form.ts'
import { earnerFields, saveFields, sendFields } from './actions.tsx'
import { deadlineOf } from './deadline-of.ts'
import { earnerOptions } from './earner-options.ts'
import { problemText } from './problem-texts.ts'

/** Several income earners in a table, sent as one record. */
export async function ListView({ draft, context, problems, checked }: { draft: OpenedDraft; context: DraftContext; problems: readonly FormProblem[]; checked: boolean }) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const today = helsinkiDate(context.clock.now())
  return (
    <ListForm
      values={draft.values} start={{ revision: draft.revision, problems: problems.map((problem) => problemText(draft.kind, problem, t, locale)), deadline: deadlineOf(draft.kind, draft.values, draft.owner, today) }}
      earners={await earnerOptions(context, draft)} refused={checked || problems.some(({ found }) => found === 'register')} emptyReport={shortReport()} payerName={draft.payerName} rowHref={`/${locale}/report/${draft.kind}/${draft.id}?view=full&report=`}
      actions={{ save: saveFields.bind(null, draft.id), send: sendFields.bind(null, draft.id), earner: earnerFields.bind(null, draft.id) }}
    />
  )
}
