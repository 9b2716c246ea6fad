import { useTranslations } from 'next-intl'
import table from '../records/records-table.module.css'
import buttons from '../ui/button.module.css'
import { dayText } from '../ui/formats.ts'

export type MandateTableRow = { id: string; theme: 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6'; party: string; subOrganisationId?: string; customer?: string; validFrom: Date; validUntil?: Date }

/** Mandates given or received. @param withdraw of those given: what the button at each row does */
export function MandateTable({ caption, party, rows, withdraw }: { caption: string; party: string; rows: readonly MandateTableRow[]; withdraw?: (id: string) => () => Promise<void> }) {
  const t = useTranslations('mandates')
  const day = (date: Date) => dayText(date, 'UTC')
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr><th scope="col">{t('theme')}</th><th scope="col">{party}</th><th scope="col">{t('validity')}</th>{withdraw && <th scope="col"><span className="visually-hidden">{t('withdraw')}</span></th>}</tr></thead>
        <tbody>
          {rows.map(({ id, theme, party: name, subOrganisationId, customer, validFrom, validUntil }) => (
            <tr key={id}>
              <td>
                {t(`themes.${theme}`)}
                {subOrganisationId !== undefined && <span className={table.sub}>{t('onlySubOrganisation', { id: subOrganisationId })}</span>}
                {customer !== undefined && <span className={table.sub}>{t('onlyCustomer', { name: customer })}</span>}
              </td>
              <td data-label={party}>{name}</td>
              <td data-label={t('validity')}>{validUntil === undefined ? t('since', { from: day(validFrom) }) : t('between', { from: day(validFrom), until: day(validUntil) })}</td>
              {withdraw && <td><form action={withdraw(id)}><button className={buttons.secondary} aria-label={t('withdrawNamed', { theme: t(`themes.${theme}`), party: name })}>{t('withdraw')}</button></form></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
