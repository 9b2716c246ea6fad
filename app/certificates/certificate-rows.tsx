import { getTranslations } from 'next-intl/server'
import { Countdown } from '#components/certificates/countdown.tsx'
import type { CertificateRow } from '#components/certificates/certificate-list.tsx'
import { Link } from '#components/i18n/link.tsx'
import { dayText } from '#components/ui/formats.ts'
import { Moment } from '#components/ui/moment.tsx'
import type { CertificateFacts } from '#lib/portal/certificates/certificate-facts.ts'
import type { InterfaceView } from '#lib/portal/interface/read-interface.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { certificateName, orderTone, standingTone } from '../interface/words.ts'

/** Certificates as lists show them. @param base of their pages; none: names are no links */
export async function certificateRows(certificates: readonly CertificateFacts[], base: string | undefined, actions?: (certificate: CertificateFacts) => CertificateRow['actions']): Promise<CertificateRow[]> {
  const t = await getTranslations()
  return certificates.map((certificate) => {
    const { id, type, standing, notAfter, daysLeft, contact, lastUsedAt, account, serialNumber } = certificate
    return {
      id, name: certificateName(certificate, t), href: base && `${base}/certificates/${id}`, typeName: t(`certificates.type.${type}`),
      state: { text: t(`certificates.state.${standing}`), tone: standingTone[standing] },
      facts: [
        [t('certificates.fact.until'), <>{dayText(new Date(notAfter))}{standing === 'ending' && daysLeft !== undefined && <><br /><strong>{t('certificates.ending.days', { days: daysLeft })}</strong></>}</>],
        [t('certificates.fact.lastUse'), lastUsedAt === null ? t('certificates.fact.neverUsed') : <Moment at={new Date(lastUsedAt)} />],
        contact !== null && [t('certificates.fact.contact'), contact.name],
        account !== null && [t('certificates.fact.account'), <code key="account">{account}</code>],
        [t('certificates.fact.serial'), <code key="serial">{serialNumber}</code>],
      ],
      actions: actions?.(certificate),
    }
  })
}

/** Orders as lists show them; of an open one how long its transfer data can still be used. */
export async function orderRows(orders: readonly InterfaceView['orders'][number][], now: string, base: string | undefined): Promise<CertificateRow[]> {
  const t = await getTranslations()
  return orders.map((order) => ({
    id: order.id, name: order.description, href: base && `${base}/certificates/orders/${order.id}`, typeName: t(`certificates.type.${order.type}`),
    state: { text: t(`certificates.orderState.${order.state}`), tone: orderTone[order.state] },
    facts: [
      [t('certificates.fact.orderedAt'), <Moment key="at" at={new Date(order.orderedAt)} />],
      [t('certificates.fact.expiresAt'), <>
        <Moment at={new Date(order.expiresAt)} />
        {order.state === 'open' && <><br /><strong><OrderCountdown expiresAt={order.expiresAt} now={now} /></strong></>}
      </>],
      [t('certificates.fact.contact'), order.contact.name],
    ],
    actions: base && order.state !== 'used' && order.state !== 'cancelled'
      && <Link href={`${base}/certificates/new?order=${order.id}`} aria-label={t('certificates.action.orderAgainNamed', { name: order.description })}>{t('certificates.action.orderAgain')}</Link>,
  }))
}

export function OrderCountdown({ expiresAt, now }: { expiresAt: string; now: string }) {
  return <ClientTexts pick={({ certificates }) => ({ certificates: { orders: certificates.orders } })}><Countdown secondsLeft={(Date.parse(expiresAt) - Date.parse(now)) / 1000} /></ClientTexts>
}
