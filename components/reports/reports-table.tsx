import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from '../records/records-table.module.css'
import type { Tone } from '../ui/alert.tsx'
import { Badge } from '../ui/badge.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import choosing from './choose-reports.module.css'

export type ReportRow = {
  id: string; href: string; reportId: string; typeName: string; channelName: string; version: number; earner: string
  /** payment or other reporting date */
  date?: Date
  receivedAt: Date
  status: { text: string; tone: Tone }
  /** can be chosen to be cancelled */
  choosable?: boolean
}

/** Reports, one a row; on a phone each row is a small block of its own. Inside `ChooseReports` rows have tick boxes. */
export function ReportsTable({ caption, rows }: { caption: string; rows: readonly ReportRow[] }) {
  const t = useTranslations('reports')
  const chooses = rows.some(({ choosable }) => choosable)
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>{chooses && <th scope="col"><span className="visually-hidden">{t('choose')}</span></th>}<th scope="col">{t('reference')}</th><th scope="col">{t('type')}</th><th scope="col">{t('date')}</th><th scope="col">{t('received')}</th><th scope="col">{t('status')}</th></tr>
        </thead>
        <tbody>
          {rows.map(({ id, href, reportId, typeName, channelName, version, earner, date, receivedAt, status, choosable }) => (
            <tr key={id}>
              {chooses && <td className={choosing.choice}>{choosable && <input type="checkbox" name="report" value={id} className={choosing.box} aria-label={t('chooseNamed', { reference: reportId, earner })} />}</td>}
              <td><Link href={href}>{reportId}</Link><span className={styles.sub}>{earner}</span></td>
              <td>{typeName}<span className={styles.sub}>{t('versionNumber', { version })}</span></td>
              <td data-label={t('date')}>{date ? <Day date={date} /> : '–'}</td>
              <td data-label={t('received')}><Moment at={receivedAt} /><span className={styles.sub}>{channelName}</span></td>
              <td><Badge tone={status.tone}>{status.text}</Badge></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
