import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'
import { SearchField } from './search-field.tsx'
import styles from './record-search.module.css'

type RecordSearchProps = {
  action: string
  resetHref: string | undefined
  values: { text: string; from: string; until: string; status?: string | undefined }
  statuses: readonly { value: string; label: string }[]
  wrong: { from: boolean; until: boolean }
}

/** A plain GET form: the search is in the address, can be kept and shared, and works without script. */
export function RecordSearch({ action, resetHref, values, statuses, wrong }: RecordSearchProps) {
  const t = useTranslations('records')
  return (
    <form action={action} method="get" role="search" className={styles.search}>
      <SearchField id="text" label={t('search')} value={values.text} />
      <div className={styles.field}>
        <label htmlFor="status">{t('status')}</label>
        <select id="status" name="status" defaultValue={values.status ?? ''}>
          <option value="">{t('anyStatus')}</option>
          {statuses.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
      </div>
      <SearchField id="from" label={t('from')} value={values.from} placeholder="1.1.2026" problem={wrong.from ? t('dateWrong') : undefined} />
      <SearchField id="until" label={t('to')} value={values.until} placeholder="31.1.2026" problem={wrong.until ? t('dateWrong') : undefined} />
      <div className={styles.actions}>
        <button className={buttons.primary}>{t('submit')}</button>
        {resetHref !== undefined && <Link href={resetHref} className={buttons.quiet}>{t('reset')}</Link>}
      </div>
    </form>
  )
}
