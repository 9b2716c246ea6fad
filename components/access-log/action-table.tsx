import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import { Moment } from '../ui/moment.tsx'
import styles from '../records/records-table.module.css'

export type ActionTableRow = { id: string; at: Date; who: string; what: string; subject?: { text: string; href?: string } }

/** Who did what and when, newest first; on a phone each row is a small block of its own. */
export function ActionTable({ rows }: { rows: readonly ActionTableRow[] }) {
  const t = useTranslations('accessLog')
  return (
    <div className={styles.wrap}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead><tr><th scope="col">{t('at')}</th><th scope="col">{t('who')}</th><th scope="col">{t('what')}</th></tr></thead>
        <tbody>
          {rows.map(({ id, at, who, what, subject }) => (
            <tr key={id}>
              <td><Moment at={at} /></td>
              <td>{who}</td>
              <td>{what}{subject && <span className={styles.sub}>{subject.href === undefined ? subject.text : <Link href={subject.href}>{subject.text}</Link>}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
