import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/i18n/link.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Day, Moment } from '#components/ui/moment.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { ReportsContext } from '#lib/portal/reports/reports-context.ts'
import { readDelivery } from '#lib/portal/reports/search-deliveries.ts'
import { rightsInRole } from '#lib/portal/role-rights.ts'
import { asked, NothingFound } from '../reports/asked-register.tsx'
import { channels } from '#schemas/channels.ts'
import { deliveryTypeName } from '../texts/delivery-types.ts'
import { channelName } from '../texts/report-types.ts'
import { deliveryStatus } from './delivery-status.ts'
import styles from './delivery-page.module.css'
import { SumsTable } from './sums-table.tsx'

const PAPER = channels.paper
const Reference = z.string().regex(/^[0-9a-f]{32}$/)

/** A delivery as the register has it, whichever channel it came through. */
export async function DeliveryPage({ context, owner, home, irDeliveryId }: { context: ReportsContext; owner: OwnerKey; home: '/org' | '/me'; irDeliveryId: string }) {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const answer = Reference.safeParse(irDeliveryId).success ? await asked(readDelivery(context, owner, irDeliveryId)) : { missing: 'nothing' as const }
  if ('missing' in answer) return <NothingFound missing={answer.missing} title={t('deliveries.title')} />
  const delivery = answer.found
  const { key, tone } = deliveryStatus(delivery)
  const { may } = await rightsInRole(context)
  const cancellable = delivery.status === 3 && delivery.deliveryDataType <= 102 && may(delivery.deliveryDataType === 102 ? 'benefit-records.write' : 'wage-records.write')
  const address = `${home}/records/all`
  return (
    <>
      <Crumbs path={[{ href: `${home}/records`, label: t('records.title') }, { href: address, label: t('deliveries.title') }]} here={delivery.deliveryId} />
      <div className="stack">
        <div>
          <h1>{t('record.title', { reference: delivery.deliveryId })}</h1>
          <p className="lead">{deliveryTypeName(delivery.deliveryDataType, locale)}</p>
          <Badge tone={tone} large>{t(`status.${key}`)}</Badge>
        </div>
        <Card labelledBy="facts">
          <h2 id="facts">{t('deliveries.facts')}</h2>
          <Facts facts={[
            [t('reports.received'), <Moment key="received" at={new Date(delivery.receivedAt)} />],
            delivery.processedAt !== null && [t('deliveries.processed'), <Moment key="processed" at={new Date(delivery.processedAt)} />],
            [t('reports.channel'), channelName(delivery.channel, locale)],
            delivery.channel === PAPER && [t('reports.arrivedOnPaper'), <Day key="arrived" date={new Date(`${delivery.receivedOn}T00:00:00Z`)} />],
            delivery.date !== null && [t('reports.date'), <Day key="date" date={new Date(`${delivery.date}T00:00:00Z`)} />],
            [t('record.countAll'), delivery.itemCount.toLocaleString(locale)],
            delivery.validItemCount !== null && [t('record.countAccepted'), delivery.validItemCount.toLocaleString(locale)],
            delivery.invalidItemCount !== null && [t('record.countRejected'), delivery.invalidItemCount.toLocaleString(locale)],
            [t('record.irDeliveryId'), <code key="ir">{delivery.irDeliveryId}</code>],
            delivery.creator.type === 1 && [t('reports.creator'), delivery.creator.code],
            delivery.source !== null && [t('reports.source'), delivery.source],
            delivery.sentHere && [t('reports.sentBy'), <Link key="sent" href={`${home}/records/${delivery.sentHere.submissionId}`}>{delivery.sentHere.personName ?? t('reports.byOfficer')}</Link>],
          ]} />
          <div className={`${styles.files} row no-print`}>
            <a className={buttons.secondary} href={`/api/deliveries/${delivery.irDeliveryId}/received`} download>{t('record.downloadDelivery')}</a>
            {delivery.hasFeedback && <a className={buttons.secondary} href={`/api/deliveries/${delivery.irDeliveryId}/feedback`} download>{t('record.downloadFeedback')}</a>}
          </div>
        </Card>
        {delivery.sums && delivery.sums.sums.length > 0 && (
          <section aria-labelledby="sums"><h2 id="sums">{t('sums.title')}</h2><SumsTable sums={delivery.sums.sums} /></section>
        )}
        {cancellable && <p className="no-print"><Link href={`${home}/reports/cancel?delivery=${delivery.irDeliveryId}`} className={buttons.secondary}>{t('deliveries.cancel')}</Link></p>}
      </div>
    </>
  )
}
