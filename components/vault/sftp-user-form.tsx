'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Alert } from '../ui/alert.tsx'

export type SftpUserState = { error?: string; value?: string; problem?: string }

const START: SftpUserState = {}

/** The user name at the SFTP door. */
export function SftpUserForm({ action, value }: { action: (previous: SftpUserState, form: FormData) => Promise<SftpUserState>; value: string | undefined }) {
  const [t, tf] = [useTranslations('vault.fact'), useTranslations('form')]
  const [state, submit] = useActionState(action, START)
  return (
    <form action={submit} className={forms.form} noValidate>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <div className={forms.fields}><TextField id="sftpUser" label={t('account')} value={state.value ?? value} error={state.error} /></div>
      <div className={forms.actions}><SubmitButton>{tf('save')}</SubmitButton></div>
    </form>
  )
}
