import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from './pager.module.css'

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

/** First, last, and those around the present one. */
export function shownPages(page: number, pages: number): (number | 'gap')[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages).sort((a, b) => a - b)
  return wanted.flatMap((one, index) => {
    const before = wanted[index - 1]
    if (before === undefined || one === before + 1) return [one]
    return one === before + 2 ? [before + 1, one] : ['gap' as const, one]
  })
}
