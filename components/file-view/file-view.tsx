import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'
import styles from './file-view.module.css'

export type FileLine = { number: number; text: string; clippedBefore: boolean; clippedAfter: boolean }

/** Lines of a file round a place; text only, whatever stands in them. @param hrefOf address of the view round another line */
export function FileView({ lines, total, marked, hrefOf }: { lines: readonly FileLine[]; total: number; marked: number; hrefOf: (line: number) => string }) {
  const t = useTranslations('file')
  const [first, last] = [lines[0]!.number, lines.at(-1)!.number]
  return (
    <>
      <p className="muted">{t('lines', { from: first, to: last, total })}</p>
      {/* Wider than the screen: reachable by keyboard to be scrolled. */}
      <div className={styles.view} tabIndex={0} role="region" aria-label={t('title')}>
        <ol>
          {lines.map(({ number, text, clippedBefore, clippedAfter }) => (
            <li key={number} className={number === marked ? styles.marked : undefined} aria-current={number === marked ? 'location' : undefined}>
              <span className={styles.number}>{number === marked && <span className="visually-hidden">{t('marked', { line: number })}</span>}<span aria-hidden={number === marked}>{number}</span></span>
              <span>{clippedBefore && <span className={styles.clip}>… </span>}{text || ' '}{clippedAfter && <span className={styles.clip}> …</span>}</span>
            </li>
          ))}
        </ol>
      </div>
      <div className={styles.nav}>
        {first > 1 && <Link href={hrefOf(Math.max(1, first - 12))} className={buttons.secondary}>{t('earlier')}</Link>}
        {last < total && <Link href={hrefOf(Math.min(total, last + 12))} className={buttons.secondary}>{t('later')}</Link>}
      </div>
    </>
  )
}
