import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from '../records/records-table.module.css'
import type { Tone } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/moment.tsx'

export type DeliveryRow = { id: string; href: string; deliveryId: string; creator: string; typeName: string; /** how many items of which kind */ items: string; receivedAt: Date; channelName: string; status: { text: string; tone: Tone } }

/** Deliveries through every channel, one a row; on a phone each row is a small block of its own. */
export function DeliveriesTable({ caption, rows }: { caption: string; rows: readonly DeliveryRow[] }) {
  const t = useTranslations()
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr><th scope="col">{t('records.reference')}</th><th scope="col">{t('records.type')}</th><th scope="col">{t('reports.received')}</th><th scope="col">{t('records.status')}</th></tr>
        </thead>
        <tbody>
          {rows.map(({ id, href, deliveryId, creator, typeName, items, receivedAt, channelName, status }) => (
            <tr key={id}>
              <td><Link href={href}>{deliveryId}</Link><span className={styles.sub}>{creator}</span></td>
              <td>{typeName}<span className={styles.sub}>{items}</span></td>
              <td data-label={t('reports.received')}><Moment at={receivedAt} /><span className={styles.sub}>{channelName}</span></td>
              <td><Badge tone={status.tone}>{status.text}</Badge></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
