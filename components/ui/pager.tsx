import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from './pager.module.css'
import { shownPages } from './shown-pages.ts'

/** Links to the pages of a list; works without script. @param hrefOf address of a page (from 1) */
export function Pager({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const t = useTranslations('records')
  if (pages <= 1) return null
  return (
    <nav className={styles.pager} aria-label={t('pages')}>
      <ul>
        {page > 1 && <li><Link href={hrefOf(page - 1)} rel="prev">{t('previous')}</Link></li>}
        {shownPages(page, pages).map((one, index) => (
          one === 'gap'
            ? <li key={`gap ${index}`} className={styles.gap} aria-hidden="true">…</li>
            : <li key={one}>{one === page
              ? <span aria-current="page"><span className="visually-hidden">{t('page', { page: one })}</span><span aria-hidden="true">{one}</span></span>
              : <Link href={hrefOf(one)} aria-label={t('page', { page: one })}>{one}</Link>}</li>
        ))}
        {page < pages && <li><Link href={hrefOf(page + 1)} rel="next">{t('next')}</Link></li>}
      </ul>
      <span className="muted">{t('pageOf', { page, pages })}</span>
    </nav>
  )
}
