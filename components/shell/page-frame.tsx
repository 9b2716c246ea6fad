import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './page-frame.module.css'

/** First in the page, before everything that repeats on each page. */
export function SkipLink() {
  const t = useTranslations('shell')
  return <a href="#content" className={styles.skip}>{t('skip')}</a>
}

/** What is between header and footer: the menu where there is one, and the page itself. */
export function PageFrame({ menu, children }: { menu?: ReactNode; children: ReactNode }) {
  return (
    <div className={menu ? `${styles.frame} ${styles.withMenu}` : styles.frame}>
      {menu}
      <main id="content" tabIndex={-1} className={styles.main}>{children}</main>
    </div>
  )
}
