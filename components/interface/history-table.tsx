import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import { Moment } from '../ui/moment.tsx'
import styles from './interface.module.css'

export type HistoryRow = { id: number; at: Date; what: string; who: string; note: string | null; subject?: { name: string; href?: string | undefined } | undefined }

/** Who did what, newest first; on a phone each row is a small block of its own. */
export function HistoryTable({ rows, label }: { rows: readonly HistoryRow[]; label: string }) {
  const t = useTranslations('interface.history')
  if (rows.length === 0) return <p className="muted">{t('none')}</p>
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={label}>
        <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('what')}</th><th scope="col">{t('who')}</th></tr></thead>
        <tbody>
          {rows.map(({ id, at, what, who, note, subject }) => (
            <tr key={id}>
              <td className={styles.when}><Moment at={at} /></td>
              <td>{what}{subject && <span className={styles.sub}>{subject.href ? <Link href={subject.href}>{subject.name}</Link> : subject.name}</span>}{note !== null && <span className={styles.sub}>{note}</span>}</td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
