import { getLocale, getTranslations } from 'next-intl/server'
import type { Locale } from '#components/i18n/routing.ts'
import { FullForm } from '#components/report-form/full-form.tsx'
import type { Correction } from '#components/report-form/shapes.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { DraftContext } from '#lib/portal/drafts/draft-context.ts'
import type { OpenedDraft } from '#lib/portal/drafts/read-drafts.ts'
import { rowsOfOriginal } from '#lib/portal/drafts/rows-of-original.ts'
import { reportsIn } from '#lib/portal/drafts/draft-row.ts'
import { isEmpty, type FormValue, type FormValues } from '#lib/portal/forms/form-values.ts'
import { typedPaymentDate, type FormProblem } from '#lib/portal/forms/check-form.ts'
import { refilingOfDraft } from '#lib/portal/reports/anew/read-refilings.ts'
import { namesOfFields } from './field-labels.ts'
import { previewFields, saveFields, sendFields } from './actions.tsx'
import { deadlineOf } from './deadline-of.ts'
import { hintOfField } from './field-hints.ts'
import { problemText } from './problem-texts.ts'
import { sectionTitle } from './section-title.ts'
import { optionsOf, stepsOf } from './shapes-of.ts'

type Props = { draft: OpenedDraft; context: DraftContext; problems: readonly FormProblem[]; report: number; inList: boolean }

/** All steps of a report. */
export async function FullView({ draft, context, problems, report, inList }: Props) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { kind } = draft
  const today = helsinkiDate(context.clock.now())
  const steps = stepsOf({
    // Of a paper form everything is typed that stands on it, also of a replacement: the paper is complete in itself.
    kind, locale, replacing: draft.replacesIrReportId !== undefined && !draft.paper && !draft.anew, numbered: draft.paper !== undefined,
    stepTitle: (step) => t(`reportForm.step.${step as 'general'}`), titleOf: (section, step) => sectionTitle(kind, section, step, t, locale),
    originalRows: await rowsOfOriginal(context, draft.id),
    hintOf: (path) => { const hint = hintOfField(path); return hint && t(`reportForm.${hint}`) },
  })
  const correction = await correctionOf(context, draft, locale)
  return (
    <FullForm
      // Unlocked, it is another form.
      key={`${report} ${draft.anew}`} values={withoutBlankRows(draft.values)} start={{ revision: draft.revision, problems: problems.map((problem) => problemText(kind, problem, t, locale)), deadline: draft.paper ? undefined : deadlineOf(kind, draft.values, draft.owner, today) }}
      steps={steps} options={optionsOf(kind, locale, typedPaymentDate(kind, draft.values) ?? today)} report={report} refused={problems.some(({ found }) => found === 'register')}
      actions={{ save: saveFields.bind(null, draft.id), send: sendFields.bind(null, draft.id), preview: previewFields.bind(null, draft.id) }}
      {...(correction && { correction })}
      {...(inList && { listHref: `/${locale}/report/${kind}/${draft.id}?view=list` })}
    />
  )
}

/** Drafts from before originals were kept, and papers, are only replaced. */
async function correctionOf(context: DraftContext, draft: OpenedDraft, locale: Locale): Promise<Correction | undefined> {
  if (draft.replacesReference === undefined || draft.paper) return undefined
  const isCancelled = draft.anew && (await refilingOfDraft(context, draft.id))?.state === 'unfiled'
  return { way: isCancelled ? 'unfiled' : draft.anew ? 'anew' : 'replace', reference: draft.replacesReference, lockedChanges: namesOfFields(draft.kind, draft.lockedChanges, locale) }
}

/** The short form keeps places for deductions that are not there. */
function withoutBlankRows(values: FormValues): FormValues {
  const report = reportsIn(values).map((one): FormValue => {
    const rows = ((one['transactions'] as FormValues | undefined)?.['transaction'] ?? []) as readonly FormValues[]
    const used = rows.filter((row) => !isEmpty(row))
    return { ...one, transactions: { transaction: used.length > 0 ? used : rows.slice(0, 1) } }
  })
  return { ...values, reports: { report } }
}
