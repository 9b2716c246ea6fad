import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import table from '../records/records-table.module.css'
import { dayText } from '../ui/formats.ts'

export type EarnerTableRow = { id: string; href: string; name: string; identifier: string; kind: string; lastPaymentDate: Date }

/** Remembered income earners by name; on a phone each row is a small block of its own. */
export function EarnerTable({ rows }: { rows: readonly EarnerTableRow[] }) {
  const t = useTranslations('earners')
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead><tr><th scope="col">{t('name')}</th><th scope="col">{t('identifier')}</th><th scope="col">{t('kind')}</th><th scope="col">{t('lastPaid')}</th></tr></thead>
        <tbody>
          {rows.map(({ id, href, name, identifier, kind, lastPaymentDate }) => (
            <tr key={id}>
              <td><Link href={href}>{name}</Link></td>
              <td data-label={t('identifier')}>{identifier}</td>
              <td data-label={t('kind')}>{kind}</td>
              <td data-label={t('lastPaid')}>{dayText(lastPaymentDate, 'UTC')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
