import { useTranslations } from 'next-intl'
import table from '../records/records-table.module.css'
import { Badge } from '../ui/badge.tsx'

export type RightRow = { id: string; what: string; have: 'write' | 'read' | 'none'; may: string; limited?: string; gives: string[] }

/** Every function of a role: what one can do, and what would give more. */
export function RightsTable({ rows }: { rows: readonly RightRow[] }) {
  const t = useTranslations('rights')
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead><tr><th scope="col">{t('function')}</th><th scope="col">{t('may')}</th><th scope="col">{t('more')}</th></tr></thead>
        <tbody>
          {rows.map(({ id, what, have, may, limited, gives }) => (
            <tr key={id}>
              <td>{what}</td>
              <td data-label={t('may')}><Badge tone={have === 'none' ? 'warn' : 'good'}>{may}</Badge>{limited !== undefined && <span className={table.sub}>{limited}</span>}</td>
              <td {...(gives.length > 0 && { 'data-label': t('more') })}>{gives.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
