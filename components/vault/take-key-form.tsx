'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import forms from '../forms/forms.module.css'
import { Alert } from '../ui/alert.tsx'
import type { TakeKeyState } from './take-key-fields.ts'
import styles from './vault.module.css'

const START: TakeKeyState = {}

/** The password under which the key is given; typed twice, because nobody can help who has typed it wrong. */
export function TakeKeyForm({ action }: { action: (previous: TakeKeyState, form: FormData) => Promise<TakeKeyState> }) {
  const t = useTranslations('getCertificate.take')
  const [state, submit] = useActionState(action, START)
  const { errors = {} } = state
  return (
    <form action={submit} className={forms.form} noValidate>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={state.errors} />
      <div className={styles.passwords}>
        <PasswordField id="password" label={t('password')} hint={t('passwordHint')} error={errors['password']} />
        <PasswordField id="repeat" label={t('repeat')} error={errors['repeat']} />
      </div>
      <div className={forms.actions}><SubmitButton>{t('send')}</SubmitButton></div>
    </form>
  )
}
