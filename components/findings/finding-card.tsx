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
  /** the same place as path below the root */
  path?: string
  /** found there */
  value?: string
  /** what may stand there */
  allowed?: { text: string; list?: { href: string; name: string } }
  code: string
  ruleId?: string
  /** where the rule is explained */
  rulePage?: string
  technical?: string
  remark: boolean
  /** the place in the file */
  file?: { href: string; line: number }
}

/** One error: what is wrong, what to do, where, and by what code others know it. */
export function FindingCard({ finding, as: Tag = 'li' }: { finding: FindingText; as?: 'li' | 'div' }) {
  const t = useTranslations()
  const { message, hint, registerSays, place, path, value, allowed, code, ruleId, rulePage, technical, remark, file } = finding
  return (
    <Tag className={remark ? `${styles.finding} ${styles.remark}` : styles.finding}>
      <p className={styles.severity}>{remark ? t('check.remark') : t('check.error')}</p>
      <p className={styles.message}>{message ?? registerSays ?? code}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {place.length > 0 && (
        <p className={styles.place}>
          <span className="visually-hidden">{t('check.place')}: </span>
          {place.map((step, index) => <span key={index}>{index > 0 && <span className={styles.arrow} aria-hidden="true">›</span>}{step}</span>)}
        </p>
      )}
      {path !== undefined && path !== '*' && <p className={styles.small}><code>{path}</code></p>}
      {value !== undefined && <p className={styles.small}>{t('check.value')} <code>{value}</code></p>}
      {allowed && <p className={styles.small}>{t('check.allowed')} {allowed.text}{allowed.list && <> <Link href={allowed.list.href}>{t('documentation.rule.openList', { name: allowed.list.name })}</Link></>}</p>}
      {message !== undefined && registerSays !== undefined && <p className={styles.small}>{t('record.registerSays')} {registerSays}</p>}
      {technical !== undefined && <p className={styles.small}>{t('check.technical')}: <span lang="en">{technical}</span></p>}
      <p className={styles.small}>{t('check.code', { code })}{ruleId !== undefined && <>, {rulePage === undefined ? t('check.rule', { rule: ruleId }) : <Link href={rulePage}>{t('check.rule', { rule: ruleId })}</Link>}</>}</p>
      {file && <p className={styles.links}><Link href={file.href}>{t('record.showInFile', { line: file.line })}</Link></p>}
    </Tag>
  )
}
