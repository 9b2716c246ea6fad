'use client'
import { useTranslations } from 'next-intl'
import { useActionState, type ReactNode } from 'react'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import styles from './upload.module.css'

export type SendState = { sent: number; notSent: number; nothingSelected: boolean } | undefined

/** The list as a form: what is ticked is sent. Works without script; with it the button rests while sending. */
export function SendForm({ action, canSend, children, others }: { action: (previous: SendState, form: FormData) => Promise<SendState>; canSend: boolean; children: ReactNode; others?: ReactNode }) {
  const t = useTranslations('upload')
  const [state, submit, pending] = useActionState(action, undefined)
  return (
    <>
      <div role="status">
        {state !== undefined && state.sent > 0 && <Alert tone="good">{t('result.sent', { count: state.sent })}</Alert>}
        {state !== undefined && state.notSent > 0 && <Alert tone="bad">{t('result.notSent', { count: state.notSent })}</Alert>}
        {state?.nothingSelected && <Alert tone="warn">{t('nothingSelected')}</Alert>}
      </div>
      <form action={submit} id="send">
        {children}
        <div className={canSend ? `${styles.actions} ${styles.sticky}` : styles.actions}>
          {canSend && <button className={buttons.primary} aria-disabled={pending || undefined} onClick={(event) => { if (pending) event.preventDefault() }}>{pending ? t('sending') : t('send')}</button>}
          {others}
        </div>
      </form>
    </>
  )
}
