import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { NoDifferences, ReportView } from '#components/report-view/report-view.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Day, Moment } from '#components/ui/moment.tsx'
import { channels } from '#schemas/channels.ts'
import { readReport, type ReportView as Report } from '#lib/portal/reports/read-report.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { portalContext } from '../session/current.ts'
import { deliveryTypeName } from '../texts/delivery-types.ts'
import { channelName, reportTypeName } from '../texts/report-types.ts'
import { asked, NothingFound } from './asked-register.tsx'
import { openForm } from './correct-actions.ts'
import styles from './report-page.module.css'
import { reportPart } from './report-parts.ts'

export type ReportPageProps = { irReportId: string; home: '/org' | '/me'; query: unknown }

const Query = z.object({ version: z.coerce.number().int().min(1).optional().catch(undefined), against: z.coerce.number().int().min(1).optional().catch(undefined) })
const parts = ['common', 'content'] as const
const Reference = z.string().regex(/^[0-9a-f]{32}$/)

/** Read once for title and page. */
const loadReport = cache(async (irReportId: string, home: string) => {
  const context = await portalContext()
  const owner = ownerOfRole(context.actor)
  if (owner === undefined || (home === '/me') !== owner.startsWith('person:') || !Reference.safeParse(irReportId).success || context.actor.role?.kind === 'data-user') return { missing: 'nothing' } as const
  return asked(readReport(context, owner, irReportId))
})

export async function reportTitle({ irReportId, home }: ReportPageProps): Promise<string> {
  const report = await loadReport(irReportId, home)
  const t = await getTranslations()
  return 'found' in report ? t('reports.reportTitle', { reference: report.found.reportId }) : t('notFound.title')
}

/** A report as the register has it, with every version, where each came from and what it changed. */
export async function ReportPage({ irReportId, home, query }: ReportPageProps) {
  const answer = await loadReport(irReportId, home)
  const [locale, t, tPaper] = [await getLocale(), await getTranslations('reports'), await getTranslations('paper')]
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('title')} />
  const report = answer.found
  const { version: wanted, against } = Query.parse(query)
  const shown = report.versions.find(({ version }) => version === wanted) ?? report.versions[0]!
  const earlier = against === undefined ? undefined : report.versions.find(({ version }) => version === against && version !== shown.version)
  const isNewest = shown === report.versions[0]
  const address = `${home}/reports/${report.irReportId}`
  return (
    <>
      <Crumbs path={[{ href: `${home}/reports`, label: t('title') }]} here={report.reportId} />
      <div className="stack">
        <div>
          <h1>{t('reportTitle', { reference: report.reportId })}</h1>
          <p className="lead">{reportTypeName(report.reportType, locale)}</p>
          <Badge tone={report.status === 1 ? 'good' : 'warn'} large>{report.status === 1 ? t('valid') : t('cancelled')}</Badge>
        </div>
        {!isNewest && <Alert tone="info" title={t('oldVersionTitle', { version: shown.version })}><p>{t('oldVersion')} <Link href={address}>{t('showNewest')}</Link></p></Alert>}
        <Refilings report={report} />
        <Changes report={report} home={home} />
        {report.reportType !== 102 && <div className="row no-print"><a className={buttons.secondary} href={`/${locale}${address}/paper`} type="application/pdf" aria-describedby="as-paper">{tPaper('print')}</a><span id="as-paper" className="muted">{tPaper('printText')}</span></div>}
        <Card labelledBy="content">
          <h2 id="content">{earlier ? t('differencesTitle', { version: shown.version, earlier: earlier.version }) : t('contentTitle', { version: shown.version })}</h2>
          {earlier && <NoDifferences parts={parts.map((part) => ({ part: reportPart(report.reportType, part), value: shown[part], before: earlier[part] }))} />}
          {parts.map((part) => (
            <ReportView key={part} part={reportPart(report.reportType, part)} value={shown[part]} before={earlier?.[part]} />
          ))}
        </Card>
        <section aria-labelledby="versions">
          <h2 id="versions">{t('versions')}</h2>
          <div className="stack">
            {report.versions.map((version, index) => <Version key={version.version} report={report} index={index} address={address} home={home} />)}
          </div>
        </section>
      </div>
    </>
  )
}

/** How it was cancelled to be filed anew, or in whose place it came. */
async function Refilings({ report: { refiled, inPlaceOf } }: { report: Report }) {
  if (!refiled && !inPlaceOf) return null
  const t = await getTranslations('refiling')
  return (
    <Alert tone={refiled?.state === 'unfiled' ? 'bad' : 'info'}>
      {refiled && <p>{refiled.state === 'filed' ? t('filedAnewAs') : t(`state.${refiled.state}`)} <Link href={`/report/anew/${refiled.id}`}>{t('open')}</Link></p>}
      {inPlaceOf && <p>{t('inPlaceOf')} <Link href={`/report/anew/${inPlaceOf.id}`}>{t('open')}</Link></p>}
    </Alert>
  )
}

/** What can be done with it, for whoever may. */
async function Changes({ report, home }: { report: Report; home: string }) {
  const t = await getTranslations('reports')
  if (!report.mayChange) return null
  const open = (way: 'replace' | 'template', label: string) => (
    <form action={openForm}>
      <input type="hidden" name="home" value={home} /><input type="hidden" name="report" value={report.irReportId} /><input type="hidden" name="way" value={way} />
      <button className={way === 'replace' ? buttons.primary : buttons.secondary}>{label}</button>
    </form>
  )
  return (
    <section aria-labelledby="change" className="no-print">
      <h2 id="change">{t('changeTitle')}</h2>
      {report.status === 2
        ? <Alert tone="info"><p>{t('cancelledText')}</p></Alert>
        : <dl className={styles.ways}><dt>{t('correct')}</dt><dd>{t('correctText')} {t(`anewFor${report.reportType}`)}</dd><dt>{t('cancel')}</dt><dd>{t('cancelText')}</dd></dl>}
      <div className={styles.actions}>
        {report.status === 1 && open('replace', t('correct'))}
        {report.status === 1 && <Link href={`${home}/reports/cancel?report=${report.irReportId}`} className={buttons.secondary}>{t('cancel')}</Link>}
        {open('template', t('useAsTemplate'))}
      </div>
    </section>
  )
}

async function Version({ report, index, address, home }: { report: Report; index: number; address: string; home: string }) {
  const [locale, t] = [await getLocale(), await getTranslations('reports')]
  const { version, status, receivedAt, receivedOn, channel, deliveryDataType, deliveryId, irDeliveryId, source, creator, sentHere } = report.versions[index]!
  const before = report.versions[index + 1]
  const heading = `version-${version}`
  return (
    <Card labelledBy={heading}>
      <h3 id={heading}>{t('versionNumber', { version })} <Badge tone={status === 2 ? 'warn' : index === 0 ? 'good' : 'info'}>{status === 2 ? t('cancelled') : index === 0 ? t('valid') : t('replaced')}</Badge></h3>
      <Facts facts={[
        [t('received'), <Moment key="received" at={new Date(receivedAt)} />],
        [t('channel'), channelName(channel, locale)],
        channel === channels.paper && [t('arrivedOnPaper'), <Day key="arrived" date={new Date(`${receivedOn}T00:00:00Z`)} />],
        [t('deliveryType'), deliveryTypeName(deliveryDataType, locale)],
        [t('delivery'), <Link key="delivery" href={`${home}/records/all/${irDeliveryId}`}>{deliveryId}</Link>],
        creator.type === 1 && [t('creator'), creator.code],
        sentHere && [t('sentBy'), sentHere.personName ?? t('byOfficer')],
        source !== null && [t('source'), source],
      ]} />
      <p className={`${styles.versionLinks} no-print`}>
        <Link href={`${address}?version=${version}#content`}>{t('showVersion', { version })}</Link>
        {before && <> · <Link href={`${address}?version=${version}&against=${before.version}#content`}>{t('showChanges', { version, earlier: before.version })}</Link></>}
      </p>
    </Card>
  )
}
