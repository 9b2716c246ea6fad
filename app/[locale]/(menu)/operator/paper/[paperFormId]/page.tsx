import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { FindingCard } from '#components/findings/finding-card.tsx'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { DiscardPaperForm, RejectPaperForm } from '#components/paper/end-forms.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { NotFound } from '#lib/portal/context.ts'
import { readDraft } from '#lib/portal/drafts/read-drafts.ts'
import { readPaperForm } from '#lib/portal/paper/read-paper-form.ts'
import { readSubmission } from '#lib/portal/submissions/read-submission.ts'
import { isFinal } from '#lib/portal/submissions/submission-status.ts'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { asOperator, OperatorClosed } from '../../../../../operator/as-operator.tsx'
import { discardPaper, rejectPaper } from '../../../../../paper/actions.ts'
import { paperStateTones } from '../../../../../paper/state-tones.ts'
import { suggestedDefects } from '../../../../../paper/suggested-defects.ts'
import { errorText } from '../../../../../records/error-text.ts'
import { correctAgain } from '../../../../../report/actions.tsx'
import { draftContext } from '../../../../../report/draft-context.ts'
import { outcomeOf } from '../../../../../report/outcome-of.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('paper.entry'))('title') }
}

const tones = { received: 'good', part: 'warn', problem: 'bad', sending: 'info', uncertain: 'info' } as const

/** A paper form and what has become of it. */
export default async function PaperFormPage({ params }: { params: Promise<{ paperFormId: string }> }) {
  const id = z.uuid().safeParse((await params).paperFormId)
  const asked = await asOperator(async (bare) => {
    if (!id.success) throw new NotFound()
    const context = draftContext(bare)
    const form = await readPaperForm(context, id.data)
    return {
      form, context,
      draft: form.state === 'entering' && form.draftId !== undefined ? await readDraft(context, form.draftId) : undefined,
      filed: form.submissionId === undefined ? undefined : await readSubmission(context, form.submissionId, { show: 'all', page: 1 }),
    }
  })
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { form, context, draft, filed } = asked.value
  const [locale, t] = [await getLocale(), await getTranslations()]
  const outcome = filed && outcomeOf(filed)
  const said = filed ? [...filed.errors, ...filed.items.shown.flatMap(({ errors }) => errors)] : []
  const errors = await Promise.all(said.map(({ line: _line, column: _column, ...error }) => errorText(error, { address: '', deliveryDataType: filed!.deliveryDataType }, t, locale)))
  return (
    <>
      <Crumbs path={[{ href: '/operator/paper', label: t('paper.entry.title') }]} here={form.archiveReference} />
      <div className="stack">
        <div>
          <h1>{t(`paper.form.${form.kind}.name`)}: {form.archiveReference}</h1>
          <Badge tone={paperStateTones[form.state]} large>{t(`paper.entry.state.${form.state}`)}</Badge>
        </div>
        {outcome && <div role="status"><Alert tone={tones[outcome]}><p>{t(`paper.entry.outcome.${outcome}`)}</p></Alert></div>}
        {filed && !isFinal(filed.status) && <LiveUpdates topic={`submission=${filed.id}`} />}
        {errors.map((error, index) => <FindingCard key={index} finding={error} />)}
        {outcome === 'problem' && <form action={correctAgain.bind(null, filed!.id)}><button className={buttons.primary}>{t('paper.entry.correct')}</button></form>}
        {form.state === 'rejected' && form.rejectedAt && <Alert tone="info"><p>{t('paper.entry.rejectedText', { date: dayText(form.rejectedAt) })}</p><p><a className={buttons.secondary} href={`/${locale}/operator/paper/${form.id}/letter`} type="application/pdf">{t('paper.entry.letter')}</a></p></Alert>}
        {form.state === 'discarded' && <Alert tone="info"><p>{t('paper.entry.discardedText')}</p></Alert>}
        {draft && <p><Link className={buttons.primary} href={`/report/${form.kind}/${draft.id}`}>{t('paper.entry.goOn')}</Link></p>}
        <Card labelledBy="facts">
          <h2 id="facts">{t('paper.entry.facts')}</h2>
          <Facts facts={[
            [t('paper.entry.payer'), form.payerName], [t('paper.entry.identifier'), form.party.code], [t('paper.entry.arrived'), dayText(form.arrivedOn, 'UTC')], [t('paper.entry.archive'), form.archiveReference],
            form.replacesIrReportId !== undefined && [t('paper.entry.replaces'), <span key="replaces" className="reference">{form.replacesIrReportId}</span>],
            [t('paper.entry.reasonGiven'), form.reason], [t('paper.entry.enteredBy'), form.enteredBy], [t('paper.entry.enteredAt'), momentText(form.enteredAt, locale)],
            ...(filed ? filed.items.shown.filter(({ accepted }) => accepted).map(({ irItemId }) => [t('paper.entry.irReference'), <span key={irItemId} className="reference">{irItemId}</span>] as const) : []),
            form.discardReason !== undefined && [t('paper.entry.discardReasonGiven'), form.discardReason],
          ]} />
        </Card>
        {draft && (
          <ClientTexts pick={({ form: texts, paper: { entry } }) => ({ form: texts, paper: { entry } })}>
            <Card labelledBy="reject">
              <h2 id="reject">{t('paper.entry.reject')}</h2>
              <p>{t('paper.entry.rejectLead')}</p>
              <RejectPaperForm action={rejectPaper.bind(null, form.id)} suggestion={await suggestedDefects(context, draft, t, locale)} language={locale} />
            </Card>
            <Card labelledBy="discard">
              <h2 id="discard">{t('paper.entry.discard')}</h2>
              <p>{t('paper.entry.discardLead')}</p>
              <DiscardPaperForm action={discardPaper.bind(null, form.id)} />
            </Card>
          </ClientTexts>
        )}
      </div>
    </>
  )
}
