import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from './crumbs.module.css'

/** The way back up; the page itself stands last, as text. */
export function Crumbs({ path, here }: { path: readonly { href: string; label: string }[]; here: string }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('breadcrumb')} className={styles.crumbs}>
      <ol>
        {path.map(({ href, label }) => <li key={href}><Link href={href}>{label}</Link></li>)}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
