'use client'
import { useLocale, useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import styles from './report-form.module.css'
import type { Deadline } from './shapes.ts'
import type { Draft } from './use-draft.ts'

/** What has become of what was typed: always on the page, spoken when it changes for the worse. */
export function SaveStatus({ draft: { saveState, save } }: { draft: Draft }) {
  const t = useTranslations('reportForm.save')
  const locale = useLocale()
  const pathname = usePathname()
  switch (saveState.kind) {
    case 'clean': return <p className={styles.saveStatus}>{t('clean')}</p>
    case 'saving': return <p className={styles.saveStatus}>{t('saving')}</p>
    case 'saved': return <p className={styles.saveStatus}>{t('saved', { at: saveState.at })}</p>
    case 'not-saved': return <Alert tone="warn" live title={t('notSavedTitle')}><p>{t('notSaved')}</p></Alert>
    case 'session-ended': return (
      <Alert tone="warn" live title={t('sessionTitle')}>
        <p>{t('session')}</p>
        <a className={buttons.secondary} href={`/${locale}/login?next=${encodeURIComponent(pathname)}`} target="_blank" rel="noreferrer">{t('logIn')}</a>
      </Alert>
    )
    case 'changed': return (
      <Alert tone="warn" live title={t('changedTitle')}>
        <p>{t('changed')}</p>
        <div className="row">
          <button type="button" className={buttons.secondary} onClick={() => location.reload()}>{t('takeOther')}</button>
          <button type="button" className={buttons.secondary} onClick={() => void save({ over: true })}>{t('keepThis')}</button>
        </div>
      </Alert>
    )
    case 'gone': return <Alert tone="bad" live title={t('goneTitle')}><p>{t('gone')}</p></Alert>
    default: return saveState satisfies never
  }
}

/** Why it was not sent. */
export function SendStatus({ draft: { sendState } }: { draft: Draft }) {
  const t = useTranslations('reportForm.send')
  return sendState.kind === 'failed' ? <Alert tone={sendState.why === 'no-answer' || sendState.why === 'moved-on' ? 'warn' : 'bad'} live title={t('failedTitle')}><p>{t(sendState.why)}</p></Alert> : null
}

/** By when the report has to be given, as soon as the payment date is known; what follows when it is late. */
export function DeadlineNote({ deadline }: { deadline: Deadline | undefined }) {
  const t = useTranslations('reportForm.deadline')
  return (
    <div role="status">
      {deadline && (deadline.late
        ? <Alert tone="warn" title={t('lateTitle', { due: deadline.due })}><p>{t('late')}</p><p>{t('penalty')}</p></Alert>
        : <p className={styles.deadline}>{t('due', { due: deadline.due })}</p>)}
    </div>
  )
}
