import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { momentText } from '#components/ui/formats.ts'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { isOver, readRefiling, type RefilingHalf } from '#lib/portal/reports/anew/read-refilings.ts'
import { giveUp } from '../../../../../report/actions.tsx'
import { homeOf } from '../../../../../session/home.ts'
import styles from '../../../../../report/report.module.css'
import { portalContext } from '../../../../../session/current.ts'
import { ifVisible, NotFoundHere } from '../../../../../session/not-found.tsx'
import { statusTone } from '../../../../../texts/status-tone.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refiling'))('title') }
}

const tones = { cancelling: 'info', filing: 'info', unfiled: 'bad', filed: 'good', not_cancelled: 'warn', given_up: 'info' } as const

/** What became of a report that was cancelled and filed anew: both halves, and what is left to do. */
export default async function RefilingPage({ params }: { params: Promise<{ refilingId: string }> }) {
  const context = await portalContext()
  const { refilingId } = await params
  const view = z.uuid().safeParse(refilingId).success ? await ifVisible(readRefiling(context, refilingId)) : undefined
  if (!view || !context.actor.role) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations('refiling')]
  const { state, kind, irReportId, reportId, version, draftId, cancellation, newReport, personName } = view
  const home = homeOf(context.actor.role)
  const awaited = state === 'cancelling' ? cancellation : newReport
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <div role="status"><Alert tone={tones[state]} title={t(`state.${state}`)}><p>{t(`text.${state}`)}</p></Alert></div>
        {!isOver(state) && state !== 'unfiled' && awaited && <LiveUpdates key={awaited.submissionId} topic={`submission=${awaited.submissionId}`} />}
      </div>
      {(state === 'unfiled' || state === 'not_cancelled') && (
        draftId === undefined ? <p>{t('draftOfAnother', { name: personName })}</p> : <p><Link className={buttons.primary} href={`/report/${kind}/${draftId}`}>{t('correct')}</Link></p>
      )}
      <ol className={styles.halves}>
        <li><Half title={t('cancellation', { reference: reportId, version })} half={cancellation} home={home} /></li>
        <li><Half title={t('newReport')} half={newReport} home={home} /></li>
      </ol>
      <p className="muted">{t('byWhom', { name: personName, at: momentText(view.confirmedAt, locale) })}</p>
      {state === 'unfiled' && (
        <form action={giveUp.bind(null, view.id)}><p id="give-up">{t('giveUpText')}</p><button className={buttons.secondary} aria-describedby="give-up">{t('giveUp')}</button></form>
      )}
      <div className="row no-print">
        <Link className={buttons.secondary} href={`${home}/reports/${irReportId}`}>{t('oldReport')}</Link>
        <Link className={buttons.secondary} href={`${home}/reports`}>{t('toReports')}</Link>
        {state === 'filed' && newReport && <a className={buttons.secondary} href={`/${locale}/report/sent/${newReport.submissionId}/receipt`} download><DownloadIcon />{(await getTranslations('reportForm.receipt'))('download')}</a>}
      </div>
    </div>
  )
}

/** One of the two messages. */
async function Half({ title, half, home }: { title: string; half: RefilingHalf | undefined; home: string }) {
  const [locale, t, tStatus] = [await getLocale(), await getTranslations('refiling'), await getTranslations('status')]
  return (
    <Card>
      <h2>{title}</h2>
      {half === undefined ? <p>{t('notSent')}</p> : (
        <Facts facts={[
          [t('status'), <Badge key="status" tone={statusTone[half.status]}>{tStatus(half.status)}</Badge>],
          half.finishedAt && [t('answered'), momentText(half.finishedAt, locale)],
          half.report && [t('reference'), <Link key="report" href={`${home}/reports/${half.report.irReportId}`}>{half.report.reportId}</Link>],
          half.report && [t('irReference'), <span key="reference" className="reference">{half.report.irReportId}</span>, 'wide'],
        ]} />
      )}
      {half && <p className="no-print"><Link href={`${home}/records/${half.submissionId}`}>{t('record')}</Link></p>}
    </Card>
  )
}
