'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextArea } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'

export type SuspendFormState = { reason: string; errors?: FieldErrors; problem?: string }
type SuspendFormProps = {
  action: (previous: SuspendFormState, form: FormData) => Promise<SuspendFormState>
  /** what is there now, to be turned round */
  suspended: boolean
  organisation: { name: string; businessId: string }
  cancelHref: string
}

const START: SuspendFormState = { reason: '' }

/** Suspends an organisation's interface or ends its suspension, with a reason that the organisation reads. */
export function SuspendForm({ action, suspended, organisation, cancelHref }: SuspendFormProps) {
  const [t, tf] = [useTranslations('operator.suspendPage'), useTranslations('form')]
  const [state, submit] = useActionState(action, START)
  return (
    <form action={submit} className={forms.form} noValidate>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="suspended" value={suspended ? 'no' : 'yes'} />
      <div className={forms.fields}><TextArea id="reason" label={t('reason')} hint={t('reasonHint')} charactersMax={500} value={state.reason} error={state.errors?.['reason']} /></div>
      <Choice kind="checkbox" id="confirm" name="confirm" value="yes" label={t('confirm', { name: organisation.name, id: organisation.businessId })} error={state.errors?.['confirm']} />
      <div className={forms.actions}>
        <SubmitButton {...(!suspended && { look: 'danger' as const })}>{t(suspended ? 'resume' : 'suspend')}</SubmitButton>
        <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
      </div>
    </form>
  )
}
