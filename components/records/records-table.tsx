import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import type { Tone } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import { Moment } from '../ui/moment.tsx'
import styles from './records-table.module.css'

export type RecordRow = { id: string; href: string; deliveryId: string; fileName: string; typeName: string; /** how many items of which kind */ items: string; /** the channel, where it is not this service */ channelName?: string; submittedAt: Date; status: { text: string; tone: Tone }; /** what has become of its reports since */ since?: string }

/** Records, one a row; on a phone each row is a small block of its own. */
export function RecordsTable({ caption, rows }: { caption: string; rows: readonly RecordRow[] }) {
  const t = useTranslations()
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr><th scope="col">{t('records.reference')}</th><th scope="col">{t('records.type')}</th><th scope="col">{t('records.sentAt')}</th><th scope="col">{t('records.status')}</th></tr>
        </thead>
        <tbody>
          {rows.map(({ id, href, deliveryId, fileName, typeName, items, channelName, submittedAt, status, since }) => (
            <tr key={id}>
              <td><Link href={href}>{deliveryId}</Link><span className={styles.sub}>{fileName}</span></td>
              <td>{typeName}<span className={styles.sub}>{items}</span></td>
              <td data-label={t('records.sentAt')}><Moment at={submittedAt} />{channelName !== undefined && <span className={styles.sub}>{channelName}</span>}</td>
              <td><Badge tone={status.tone}>{status.text}</Badge>{since !== undefined && <span className={styles.sub}>{since}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
