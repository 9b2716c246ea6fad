import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import { Badge } from '../ui/badge.tsx'
import { dayText } from '../ui/formats.ts'
import styles from './interface.module.css'

export type OrganisationTableRow = {
  businessId: string
  name: string
  href: string
  /** one line for each kind of data */
  channels: readonly string[]
  suspended: boolean
  validCertificates: number
  revokedCertificates: number
  openOrders: number
  nextEnd: Date | null
}

/** Organisations with what they have; on a phone each row is a small block of its own. */
export function OrganisationTable({ rows }: { rows: readonly OrganisationTableRow[] }) {
  const t = useTranslations('operator')
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('column.channels')}</th>
            <th scope="col" className={styles.number}>{t('column.certificates')}</th><th scope="col" className={styles.number}>{t('column.orders')}</th><th scope="col">{t('column.nextEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ businessId, name, href, channels, suspended, validCertificates, revokedCertificates, openOrders, nextEnd }) => (
            <tr key={businessId}>
              <td><Link href={href}>{name}</Link><span className={styles.sub}>{businessId}</span></td>
              <td>{suspended ? <Badge tone="bad">{t('suspended')}</Badge> : <Badge tone={channels.length > 0 ? 'good' : 'info'}>{t(channels.length > 0 ? 'inUse' : 'notInUse')}</Badge>}</td>
              <td data-label={t('column.channels')}>{channels.length === 0 ? t('noChannels') : channels.map((line) => <span key={line} className={styles.line}>{line}</span>)}</td>
              <td data-label={t('column.certificates')} className={styles.number}>{validCertificates}{revokedCertificates > 0 && <span className={styles.sub}>{t('revokedCount', { count: revokedCertificates })}</span>}</td>
              <td data-label={t('column.orders')} className={styles.number}>{openOrders}</td>
              <td data-label={t('column.nextEnd')} className={styles.when}>{nextEnd === null ? '–' : dayText(nextEnd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
