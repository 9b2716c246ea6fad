import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import styles from './findings.module.css'

export type FindingText = {
  /** what is wrong, in the person's language; absent where we have no words of our own */
  message?: string
  hint?: string
  /** the register's words, where they came from it */
  registerSays?: string
  /** steps to the place, from outside in */
  place: readonly string[]
  value?: string
  code: string
  ruleId?: string
  technical?: string
  remark: boolean
  /** the place in the file */
  file?: { href: string; line: number }
}

/** One error: what is wrong, what to do, where, and by what code others know it. */
export function FindingCard({ finding, as: Tag = 'li' }: { finding: FindingText; as?: 'li' | 'div' }) {
  const t = useTranslations()
  const { message, hint, registerSays, place, value, code, ruleId, technical, remark, file } = finding
  return (
    <Tag className={remark ? `${styles.finding} ${styles.remark}` : styles.finding}>
      <p className={styles.message}>{message ?? registerSays ?? code}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {place.length > 0 && (
        <p className={styles.place}>
          <span className="visually-hidden">{t('check.place')}: </span>
          {place.map((step, index) => <span key={index}>{index > 0 && <span className={styles.arrow} aria-hidden="true">›</span>}{step}</span>)}
        </p>
      )}
      {value !== undefined && <p className={styles.small}>{t('check.value')} <code>{value}</code></p>}
      {message !== undefined && registerSays !== undefined && <p className={styles.small}>{t('record.registerSays')} {registerSays}</p>}
      {technical !== undefined && <p className={styles.small}>{t('check.technical')}: <span lang="en">{technical}</span></p>}
      <p className={styles.small}>{t('check.code', { code })}{ruleId !== undefined && `, ${t('check.rule', { rule: ruleId })}`}</p>
      {file && <p className={styles.links}><Link href={file.href}>{t('record.showInFile', { line: file.line })}</Link></p>}
    </Tag>
  )
}
