import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { FindingCard } from '#components/findings/finding-card.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { dayText, momentText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { readSubmission, type ShownError } from '#lib/portal/submissions/read-submission.ts'
import { isFinal } from '#lib/portal/submissions/submission-status.ts'
import { draftOfSubmission } from '#lib/portal/drafts/reopen-draft.ts'
import { errorText } from '../../../../../records/error-text.ts'
import { correctAgain } from '../../../../../report/actions.tsx'
import { outcomeOf } from '../../../../../report/outcome-of.ts'
import { deliveryTypeName } from '../../../../../texts/delivery-types.ts'
import { draftContext } from '../../../../../report/draft-context.ts'
import styles from '../../../../../report/report.module.css'
import { homeOf } from '../../../../../session/home.ts'
import { portalContext } from '../../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../../session/not-found.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reportForm.receipt'))('record') }
}

/** What became of a report that was sent: the register's answer is the confirmation. */
export default async function SentPage({ params }: { params: Promise<{ submissionId: string }> }) {
  const context = draftContext(await portalContext())
  const { submissionId } = await params
  const view = z.uuid().safeParse(submissionId).success ? await ifVisible(readSubmission(context, submissionId, { show: 'all', page: 1 })) : undefined
  if (!view || !context.actor.role) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const draft = await draftOfSubmission(context, submissionId)
  const home = homeOf(context.actor.role)
  const accepted = view.items.shown.filter(({ accepted }) => accepted)
  const rejected = view.items.shown.filter(({ accepted }) => !accepted)
  const outcome = outcomeOf(view)
  const said: { error: ShownError; itemId?: string }[] = [...view.errors.map((error) => ({ error })), ...rejected.flatMap(({ errors, itemId }) => errors.map((error) => ({ error, ...(itemId !== undefined && { itemId }) })))]
  // Nobody has the file in hand: places are told in words.
  const errors = await Promise.all(said.map(({ error: { line: _line, column: _column, ...error }, itemId }) =>
    errorText(error, { address: '', deliveryDataType: view.deliveryDataType, ...(itemId !== undefined && { reference: itemId }) }, t, locale)))
  const receivedAt = momentText(view.times.finished ?? view.times.submitted, locale)
  return (
    <div className="stack">
      <div>
        <h1>{t(`reportForm.receipt.${titles[outcome]}`)}</h1>
        <div role="status">
          {outcome === 'received' && <Alert tone="good"><p>{view.itemCount === 1 ? t('reportForm.receipt.received', { at: receivedAt }) : t('reportForm.receipt.receivedMany', { at: receivedAt, count: view.validItemCount })}</p></Alert>}
          {outcome === 'part' && <Alert tone="warn"><p>{t('reportForm.receipt.part', { count: view.validItemCount })}</p></Alert>}
          {outcome === 'problem' && <Alert tone="bad"><p>{t('reportForm.receipt.problem')}</p></Alert>}
          {(outcome === 'sending' || outcome === 'uncertain') && <Alert tone="info"><p>{t(`reportForm.receipt.${outcome}`)}</p></Alert>}
        </div>
        {!isFinal(view.status) && <LiveUpdates topic={`submission=${submissionId}`} />}
      </div>
      {errors.length > 0 && (
        <section aria-labelledby="receipt-errors">
          <h2 id="receipt-errors">{t('reportForm.receipt.errors')}</h2>
          <div className={styles.errors}>{errors.map((error, index) => <FindingCard key={index} finding={error} />)}</div>
        </section>
      )}
      {draft !== undefined && (outcome === 'problem' || outcome === 'part') && (
        <form action={correctAgain.bind(null, submissionId)}><button className={buttons.primary}>{t('reportForm.receipt.correct')}</button></form>
      )}
      <Card labelledBy="receipt-facts">
        <h2 id="receipt-facts">{deliveryTypeName(view.deliveryDataType, locale)}</h2>
        <Facts facts={[
          [t('reportForm.receipt.payer'), view.ownerName], view.paymentDate && [t('reportForm.receipt.paymentDate'), dayText(view.paymentDate, 'UTC')],
          [t('reportForm.receipt.reports'), String(view.itemCount)],
          ...(accepted.length === 1 ? [[t('reportForm.receipt.reference'), accepted[0]!.itemId!] as const, [t('reportForm.receipt.irReference'), <span className="reference">{accepted[0]!.irItemId}</span>, 'wide'] as const, [t('reportForm.receipt.version'), String(accepted[0]!.itemVersion)] as const] : []),
          [t('reportForm.receipt.record'), <Link className="reference" href={`${home}/records/${submissionId}`}>{view.deliveryId}</Link>],
        ]} />
      </Card>
      <div className="row no-print">
        <Link className={outcome === 'received' ? buttons.primary : buttons.secondary} href="/report">{t('reportForm.receipt.another')}</Link>
        {accepted.length > 0 && <a className={buttons.secondary} href={`/${locale}/report/sent/${submissionId}/receipt`} download><DownloadIcon />{t('reportForm.receipt.download')}</a>}
      </div>
    </div>
  )
}

const titles = { received: 'title', part: 'titlePart', problem: 'titleProblem', sending: 'titleSending', uncertain: 'titleUncertain' } as const
