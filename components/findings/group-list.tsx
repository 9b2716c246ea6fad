import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from './findings.module.css'

export type Group = { key: string; message: string; count: string; code: string; href: string; chosen: boolean }

/** The same error in many places, said once: what to mend first. */
export function GroupList({ heading, groups, allHref }: { heading: string; groups: readonly Group[]; allHref: string }) {
  const t = useTranslations('check')
  if (groups.length === 0) return null
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{heading}</h2>
      <ul className={styles.groups}>
        {groups.map(({ key, message, count, code, href, chosen }) => (
          <li key={key} className={chosen ? styles.chosen : undefined}>
            <p><strong>{count}</strong> {message} <span className={styles.count}>({code})</span></p>
            {chosen ? <Link href={allHref}>{t('all')}</Link> : <Link href={href} aria-label={`${t('onlyThis')}: ${message}`}>{t('onlyThis')}</Link>}
          </li>
        ))}
      </ul>
    </section>
  )
}
