'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { FieldErrors } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import styles from './vault.module.css'

export type SettleState = { errors?: FieldErrors; retrievalId?: string; problem?: string }

const START: SettleState = {}

/**
 * What can be done about a request that is not finished.
 * @param unclear only a person can tell whether the call was done; else it can only be given up
 */
export function SettleForm({ action, unclear }: { action: (previous: SettleState, form: FormData) => Promise<SettleState>; unclear: boolean }) {
  const t = useTranslations('getCertificate')
  const [state, submit] = useActionState(action, START)
  const { errors = {}, retrievalId, problem } = state
  return (
    <div className={styles.split}>
      {problem !== undefined && <Alert tone="warn" live><p>{problem}</p></Alert>}
      {unclear && (
        <form action={submit} className={forms.form} noValidate>
          <div className={forms.fields}><TextField id="retrievalId" label={t('settle.retrieval')} hint={t('settle.retrievalHint')} value={retrievalId} error={errors['retrievalId']} /></div>
          <div className={forms.actions}><SubmitButton name="to" value="retrieval-id">{t('settle.retrievalSend')}</SubmitButton></div>
        </form>
      )}
      {unclear && (
        <form action={submit} className={forms.form}>
          <p className={forms.hint}>{t('settle.tryAgainHint')}</p>
          <div className={forms.actions}><button name="to" value="try-again" className={buttons.secondary}>{t('settle.tryAgain')}</button></div>
        </form>
      )}
      <form action={submit} className={forms.form}>
        <p className={forms.hint}>{t('page.giveUpHint')}</p>
        <div className={forms.actions}><button name="to" value="give-up" className={buttons.secondary}>{t('page.giveUp')}</button></div>
      </form>
    </div>
  )
}
