import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { FindingCard } from '#components/findings/finding-card.tsx'
import { Link } from '#components/i18n/link.tsx'
import { NoDifferences, ReportView } from '#components/report-view/report-view.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { readReport, type ReportPlace } from '#lib/portal/submissions/read-report.ts'
import { rulesOfMessage } from '#schemas/rules/messages.ts'
import type { OutlinePart } from '#schemas/report-outline.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { deliveryTypeName } from '../texts/delivery-types.ts'
import { deliveryContext } from './delivery-context.ts'
import { errorText, placeHref } from './error-text.ts'
import styles from './record-page.module.css'

export type ReportPageProps = { params: unknown; home: '/org' | '/me'; query: unknown }

const Params = z.object({ submissionId: z.uuid(), position: z.coerce.number().int().min(0).max(1_000_000) })
const Query = z.object({ with: z.string().regex(/^[0-9a-f-]{36}\.\d{1,7}$/).optional().catch(undefined) })

const placeText = ({ submissionId, position }: ReportPlace): string => `${submissionId}.${position}`

/** Read once for title and page. */
const loadReport = cache(async (submissionId: string, position: number, compareId: string | undefined, comparePosition: number) =>
  ifVisible(readReport(deliveryContext(await portalContext()), { submissionId, position }, compareId === undefined ? undefined : { submissionId: compareId, position: comparePosition })))

async function load({ params, home, query }: ReportPageProps) {
  const parsed = Params.safeParse(params)
  if (!parsed.success) return undefined
  const [compareId, comparePosition] = Query.parse(query).with?.split('.') ?? []
  const report = await loadReport(parsed.data.submissionId, parsed.data.position, z.uuid().safeParse(compareId).data, Number(comparePosition))
  return report && (home === '/me') === report.owner.startsWith('person:') ? { ...report, place: parsed.data } : undefined
}

export async function reportTitle(props: ReportPageProps): Promise<string> {
  const [report, t] = [await load(props), await getTranslations()]
  return report ? t('report.title', { reference: report.itemId ?? report.irItemId ?? '–' }) : t('notFound.title')
}

/** One report: what became of it, its errors, what was sent, and how its versions differ. */
export async function ReportPage(props: ReportPageProps) {
  const report = await load(props)
  if (!report) return <NotFoundHere />
  const [locale, t] = [await getLocale(), await getTranslations()]
  const { home } = props
  const { place, sent, compared, versions } = report
  const record = `${home}/records/${place.submissionId}`
  const address = `${record}/reports/${place.position}`
  const reference = report.itemId ?? report.irItemId ?? '–'
  const errors = await Promise.all(report.errors.map((error) => errorText(error, { address: record, deliveryDataType: report.deliveryDataType, paymentDate: report.paymentDate, ...(report.itemId && { reference: report.itemId }) }, t, locale)))
  const partOf = (type: string, path: string): OutlinePart => ({ file: sent!.typesFile, type, path, message: rulesOfMessage(sent!.rootElement) })
  const itemType = sent?.itemsPath.split('/').at(-1)
  const placeOf = (wanted: ReportPlace) => versions.findIndex((version) => placeText(version) === placeText(wanted))
  // Newest first: differences are told from the older to the newer, whichever of them the page is about.
  const pair = compared && sent && (placeOf(compared.place) > placeOf(place) ? { older: compared, newer: { place, sent } } : { older: { place, sent }, newer: compared })
  return (
    <>
      <Crumbs path={[{ href: `${home}/records`, label: t('records.title') }, { href: record, label: report.deliveryId }]} here={reference} />
      <div className="stack">
        <div>
          <h1>{t('report.title', { reference })}</h1>
          <p className="lead">{deliveryTypeName(report.deliveryDataType, locale)} · {report.ownerName}</p>
          <Badge tone={report.accepted ? 'good' : 'bad'} large>{report.accepted ? t('record.itemAccepted') : t('record.itemRejected')}</Badge>
        </div>
        <Card>
          <Facts facts={[
            [t('record.itemReference'), report.itemId ?? '–'],
            [t('record.itemIrReference'), <code key="ir">{report.irItemId ?? '–'}</code>],
            [t('record.itemVersion'), report.version ?? '–'],
            report.line !== undefined && [t('report.inFile'), <Link key="file" href={placeHref(record, report.line, report.column)}>{t('record.showInFile', { line: report.line })}</Link>],
          ]} />
        </Card>
        {errors.length > 0 && (
          <section aria-labelledby="errors">
            <h2 id="errors">{t('report.errors')}</h2>
            <ul className={styles.list}>{errors.map((error, index) => <FindingCard key={index} finding={error} />)}</ul>
          </section>
        )}
        {versions.length > 1 && (
          <section aria-labelledby="versions">
            <h2 id="versions">{t('report.versions')}</h2>
            <ul className={styles.versions}>
              {versions.map((version) => {
                const here = version.submissionId === place.submissionId && version.position === place.position
                const isCompared = compared !== undefined && version.submissionId === compared.place.submissionId && version.position === compared.place.position
                return (
                  <li key={placeText(version)}>
                    <Moment at={version.submittedAt} />
                    <span>{version.deliveryId}</span>
                    <span>{version.accepted ? t('report.acceptedAs', { version: version.version ?? '–' }) : t('record.itemRejected')}</span>
                    {here ? <strong>{t('report.thisVersion')}</strong> : (
                      <span className={styles.versionLinks}>
                        <Link href={`${home}/records/${version.submissionId}/reports/${version.position}`}>{t('report.open')}</Link>
                        {isCompared ? <strong>{t('report.compared')}</strong> : <Link href={`${address}?with=${placeText(version)}#sent`}>{t('report.compare')}</Link>}
                      </span>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )}
        {sent && itemType !== undefined && (
          <Card labelledBy="sent">
            <h2 id="sent">{compared ? t('report.differences') : t('report.asSent')}</h2>
            {pair && (
              <>
                <p>{t('report.fromTo', { from: versions[placeOf(pair.older.place)]!.deliveryId, to: versions[placeOf(pair.newer.place)]!.deliveryId })}</p>
                <p><Link href={`${address}#sent`}>{t('report.withoutComparison')}</Link></p>
                <NoDifferences parts={[{ part: partOf(itemType, sent.itemsPath), value: pair.newer.sent.item, before: pair.older.sent.item }]} />
              </>
            )}
            <ReportView part={partOf(itemType, sent.itemsPath)} value={pair?.newer.sent.item ?? sent.item} before={pair?.older.sent.item} />
          </Card>
        )}
        {sent && (
          <Card labelledBy="shared">
            <h2 id="shared">{t('report.shared')}</h2>
            <ReportView part={partOf('DeliveryData', 'DeliveryData')} value={sent.shared} />
          </Card>
        )}
      </div>
    </>
  )
}
