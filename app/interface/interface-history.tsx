import { getTranslations } from 'next-intl/server'
import { HistoryTable, type HistoryRow } from '#components/interface/history-table.tsx'
import { Link } from '#components/i18n/link.tsx'
import type { InterfaceView } from '#lib/portal/interface/read-interface.ts'
import { actorOf, certificateName } from './words.ts'

type InterfaceHistoryProps = {
  view: InterfaceView
  /** of pages of certificates and orders; none: their names are no links */
  base?: string | undefined
  /** show so many, and a link to the rest */
  first?: { count: number; allHref: string }
  only?: { certificateId?: number; orderId?: number | null }
}

/** Who did what with the interface, newest first. */
export async function InterfaceHistory({ view, base, first, only }: InterfaceHistoryProps) {
  const t = await getTranslations()
  const concerned = view.events.filter(({ certificateId, orderId }) => !only
    || (only.certificateId !== undefined && certificateId === only.certificateId)
    || (only.orderId !== undefined && only.orderId !== null && orderId === only.orderId && (certificateId === null || only.certificateId === undefined)))
  const subjectOf = ({ certificateId, orderId }: InterfaceView['events'][number]): HistoryRow['subject'] => {
    if (only) return undefined
    const certificate = view.certificates.find(({ id }) => id === certificateId)
    if (certificate) return { name: certificateName(certificate, t), href: base && `${base}/certificates/${certificate.id}` }
    const order = view.orders.find(({ id }) => id === orderId)
    return order && { name: order.description, href: base && `${base}/certificates/orders/${order.id}` }
  }
  const rows = concerned.map((event): HistoryRow => ({
    id: event.id, at: new Date(event.at), what: t(`interface.history.action.${event.action}`), who: actorOf(event, t), note: event.note, subject: subjectOf(event),
  }))
  return (
    <>
      <HistoryTable rows={first ? rows.slice(0, first.count) : rows} label={t('interface.history.title')} />
      {first && rows.length > first.count && <p><Link href={first.allHref} scroll={false}>{t('interface.history.all', { count: rows.length })}</Link></p>}
    </>
  )
}
