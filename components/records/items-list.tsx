import { useTranslations } from 'next-intl'
import { FindingCard, type FindingText } from '../findings/finding-card.tsx'
import { Link } from '../i18n/link.tsx'
import { Badge } from '../ui/badge.tsx'
import styles from './items-table.module.css'

export type RecordItem = { position: number; accepted: boolean; itemId?: string; irItemId?: string; version?: number; file?: { href: string; line: number }; errors: FindingText[]; /** its own page */ href: string }

/** Every report: its references, its version, and what is wrong with it. */
export function ItemsList({ items }: { items: readonly RecordItem[] }) {
  const t = useTranslations('record')
  return (
    <ul className={styles.items}>
      {items.map(({ position, accepted, itemId, irItemId, version, file, errors, href }) => (
        <li key={position} className={styles.item}>
          <div className={styles.head}>
            <div><span className={styles.key}>{t('itemReference')}</span><span className={styles.value}>{itemId ?? '–'}</span></div>
            <div><span className={styles.key}>{t('itemIrReference')}</span><code className={styles.value}>{irItemId ?? '–'}</code></div>
            <div><span className={styles.key}>{t('itemVersion')}</span><span className={styles.value}>{version ?? '–'}</span></div>
            <Badge tone={accepted ? 'good' : 'bad'}>{accepted ? t('itemAccepted') : t('itemRejected')}</Badge>
          </div>
          {errors.length > 0 && <div className={styles.errors}>{errors.map((error, index) => <FindingCard key={index} as="div" finding={error} />)}</div>}
          <p className={styles.links}>
            <Link href={href} aria-label={`${t('openItem')}: ${itemId ?? irItemId ?? position}`}>{t('openItem')}</Link>
            {errors.length === 0 && file && <Link href={file.href}>{t('showInFile', { line: file.line })}</Link>}
          </p>
        </li>
      ))}
    </ul>
  )
}
