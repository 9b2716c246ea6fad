import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { FindingCard } from '#components/findings/finding-card.tsx'
import { GroupList } from '#components/findings/group-list.tsx'
import { LiveUpdates } from '#components/live/live-updates.tsx'
import { Timeline } from '#components/records/timeline.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { DownloadIcon } from '#components/ui/icons.tsx'
import { Day } from '#components/ui/moment.tsx'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { readSubmissionNow, type ItemFilter } from '#lib/portal/submissions/read-submission.ts'
import { isFinal, type StatusDetail } from '#lib/portal/submissions/submission-status.ts'
import { channels } from '#schemas/channels.ts'
import { portalContext } from '../session/current.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'
import { deliveryTypeName, itemCountText } from '../texts/delivery-types.ts'
import { channelName } from '../texts/report-types.ts'
import { explainRule } from '../texts/rule-texts.ts'
import { statusTone } from '../texts/status-tone.ts'
import { errorText } from './error-text.ts'
import { sinceText } from './record-rows.ts'
import { CorrectRejected } from './correct-rejected.tsx'
import { RecordItems } from './record-items.tsx'
import styles from './record-page.module.css'
import { timelineOf } from './timeline-of.ts'

const RecordQuery = z.object({
  show: z.enum(['all', 'rejected', 'accepted']).optional().catch(undefined),
  text: z.string().max(100).trim().catch('').default(''),
  rule: z.string().max(40).regex(/^[\w-]+$/).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1).default(1),
  notTaken: z.enum(['too-large', 'empty', 'too-many', 'no-space', 'broken-off']).optional().catch(undefined),
})

export type RecordPageProps = { submissionId: string; home: '/org' | '/me'; query: unknown }

function filterOf(query: unknown): ItemFilter {
  const { rule, text, page, show = rule ? 'rejected' : 'all' } = RecordQuery.parse(query)
  return { show, text, page, ...(rule && { ruleId: rule }) }
}

/** Read once for title and page. @param filter JSON: compared by value */
const loadRecord = cache(async (submissionId: string, home: string, filter: string) => {
  const id = z.uuid().safeParse(submissionId)
  const record = id.success ? await ifVisible(readSubmissionNow(await portalContext(), id.data, JSON.parse(filter) as ItemFilter)) : undefined
  // One address for each: an organisation's records below /org, a person's below /me.
  return record && (home === '/me') === record.owner.startsWith('person:') ? record : undefined
})

export async function recordTitle({ submissionId, home, query }: RecordPageProps): Promise<string> {
  const record = await loadRecord(submissionId, home, JSON.stringify(filterOf(query)))
  const t = await getTranslations()
  return record ? t('record.title', { reference: record.deliveryId }) : t('notFound.title')
}

const downloadTexts = { delivery: 'downloadDelivery', acknowledgement: 'downloadAcknowledgement', feedback: 'downloadFeedback' } as const

/** A record from the file to the register's answer about every report. @param home of the list it is reached from */
export async function RecordPage({ submissionId, home, query }: RecordPageProps) {
  const filter = filterOf(query)
  const record = await loadRecord(submissionId, home, JSON.stringify(filter))
  if (!record) return <NotFoundHere />
  const context = await portalContext()
  const [locale, t] = [await getLocale(), await getTranslations()]
  const address = `${home}/records/${record.id}`
  const statusName = t(`status.${record.status}`)
  const groups = await Promise.all(record.errorGroups.map(async ({ code, ruleId, items }) => ({
    key: `${code} ${ruleId}`, code, chosen: (ruleId ?? code) === filter.ruleId, href: `${address}?rule=${encodeURIComponent(ruleId ?? code)}#items`,
    message: (await explainRule(ruleId, code, locale))?.message ?? code, count: itemCountText(record.deliveryDataType, items, t),
  })))
  const wholeErrors = await Promise.all(record.errors.map((error) => errorText(error, { address, deliveryDataType: record.deliveryDataType, paymentDate: record.paymentDate }, t, locale)))

  return (
    <>
      <Crumbs path={[{ href: `${home}/records`, label: t('records.title') }]} here={record.deliveryId} />
      <div className="stack">
        <div>
          <h1>{t('record.title', { reference: record.deliveryId })}</h1>
          <p className="lead">{deliveryTypeName(record.deliveryDataType, locale)} · {record.ownerName}</p>
          {ownerOfRole(context.actor) !== record.owner && <Alert tone="info">{t('record.otherParty', { owner: record.ownerName })}</Alert>}
          <div role="status">
            <div className={styles.status}>
              <Badge tone={statusTone[record.status]} large>{statusName}</Badge>
              {record.code !== undefined && <span className="muted">{t('status.code', { code: record.code })}</span>}
            </div>
            <p className={styles.statusText}>{t(`statusText.${statusTextOf(record)}`)}</p>
            {record.since && <p className={styles.statusText}>{sinceText(record.since, await getTranslations('status'))}</p>}
          </div>
          {!isFinal(record.status) && <LiveUpdates topic={`submission=${record.id}`} />}
        </div>
        <Card labelledBy="timeline">
          <h2 id="timeline">{t('record.timeline')}</h2>
          <Timeline steps={timelineOf(record, t)} />
        </Card>
        <section aria-labelledby="counts">
          <h2 id="counts">{t('record.counts')}</h2>
          <dl className={styles.counts}>
            <div><dt>{t('record.countAll')}</dt><dd>{record.itemCount.toLocaleString(locale)}</dd></div>
            <div className={record.validItemCount > 0 ? styles.good : undefined}><dt>{t('record.countAccepted')}</dt><dd>{isFinal(record.status) ? record.validItemCount.toLocaleString(locale) : '–'}</dd></div>
            <div className={record.invalidItemCount > 0 ? styles.bad : undefined}><dt>{t('record.countRejected')}</dt><dd>{rejectedCount(record).toLocaleString(locale)}</dd></div>
          </dl>
        </section>
        {record.faultText !== undefined && <Alert tone="bad" title={t('record.faultTitle')}><p>{record.faultText}</p></Alert>}
        {wholeErrors.length > 0 && (
          <section aria-labelledby="errors">
            <h2 id="errors">{t('record.errorsTitle')}</h2>
            <ul className={styles.list}>{wholeErrors.map((error, index) => <FindingCard key={index} finding={error} />)}</ul>
          </section>
        )}
        {groups.length > 0 && <GroupList heading={t('record.byRule')} groups={groups} allHref={`${address}#items`} />}
        {record.rejected !== 'none' && record.messages.includes('delivery') && <CorrectRejected submissionId={record.id} home={home} rejected={record.rejected} count={record.invalidItemCount} notTaken={RecordQuery.parse(query).notTaken} />}
        <RecordItems record={record} address={address} filter={filter} />
        <Card labelledBy="downloads">
          <h2 id="downloads">{t('record.downloads')}</h2>
          <ul className={styles.downloads}>
            {(['delivery', 'acknowledgement', 'feedback'] as const).filter((kind) => record.messages.includes(kind)).map((kind) => (
              <li key={kind}><a className={buttons.secondary} href={`/api/records/${record.id}/${kind}`} download><DownloadIcon />{t(`record.${downloadTexts[kind]}`)}</a></li>
            ))}
            {record.errors.length + record.errorGroups.length > 0 && <li><a className={buttons.secondary} href={`/api/records/${record.id}/errors?locale=${locale}`} download><DownloadIcon />{t('errorsFile.download')}</a></li>}
          </ul>
          <p className="muted">{t('record.downloadHint')}</p>
          <Facts facts={[
            [t('record.owner'), record.ownerName],
            record.irDeliveryId !== undefined && [t('record.irDeliveryId'), <code key="ir">{record.irDeliveryId}</code>],
            record.paymentDate && [t('check.paymentDate'), <Day key="day" date={record.paymentDate} />],
            [t('record.file'), record.fileName],
            [t('record.channel'), record.origin === 'upload' ? t(channelText(record)) : channelName(channels[record.origin], locale)],
            record.sentWith && [t('vault.sentWith.title'), t(record.sentWith.own ? 'vault.sentWith.own' : 'vault.sentWith.eservice', { serial: record.sentWith.serialNumber }), 'wide'],
          ]} />
        </Card>
      </div>
    </>
  )
}

const channelText = ({ channel, realTime }: { channel: 'ws' | 'sftp'; realTime: boolean }) => (channel === 'sftp' ? 'record.channelSftp' : realTime ? 'record.channelRealTime' : 'record.channelDelayed')

/** What is said of where it stands; that all of it is valid only as long as it is. */
function statusTextOf({ status, waitReason, since }: StatusDetail) {
  if (status === 'waiting') return waitReason ?? 'waiting'
  return status === 'valid' && since ? 'acceptedThen' : status
}

/** What was rejected as a whole is rejected in every report, though the register lists only those with errors of their own (D-10). */
function rejectedCount({ status, itemCount, invalidItemCount }: { status: string; itemCount: number; invalidItemCount: number }): number | string {
  if (status === 'rejectedInProcessing' || status === 'rejectedAtReception' || status === 'refused') return itemCount
  return status === 'valid' || status === 'partlyRejected' ? invalidItemCount : '–'
}
