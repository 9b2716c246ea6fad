import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '../i18n/link.tsx'
import styles from './footer.module.css'

/** @param choices what a person can choose about every page */
export function Footer({ choices }: { choices: ReactNode }) {
  const t = useTranslations()
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p><span className={styles.name}>{t('service.name')}</span><br />{t('service.notOfficial')}</p>
        <nav aria-label={t('footer.heading')} className={styles.links}>
          <ul>
            <li><Link href="/about">{t('footer.about')}</Link></li>
            <li><Link href="/addresses">{t('footer.addresses')}</Link></li>
            <li><Link href="/documentation">{t('footer.documentation')}</Link></li>
            <li><Link href="/accessibility">{t('footer.accessibility')}</Link></li>
            <li><Link href="/privacy">{t('footer.privacy')}</Link></li>
          </ul>
        </nav>
        {choices}
      </div>
    </footer>
  )
}
