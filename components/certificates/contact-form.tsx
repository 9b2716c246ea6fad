'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { useFieldFeedback } from '../forms/use-field-feedback.ts'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { ContactForm as ContactFields, type CertificateFormValues } from './certificate-fields.ts'
import { ContactInputs } from './contact-inputs.tsx'

export type ContactFormState = { values: CertificateFormValues; errors?: FieldErrors; problem?: string }

/** Who is told about the certificates of an order. */
export function ContactForm({ action, start, cancelHref }: { action: (previous: ContactFormState, form: FormData) => Promise<ContactFormState>; start: ContactFormState; cancelHref: string }) {
  const [t, tf] = [useTranslations('certificates.new'), useTranslations('form')]
  const [state, submit] = useActionState(action, start)
  const { errors, summary, recheck, onBlur, onSubmit } = useFieldFeedback(ContactFields, (key) => t(`problem.${key}` as 'problem.type'), state.errors)
  return (
    <form action={submit} className={forms.form} onBlur={onBlur} onSubmit={onSubmit} noValidate>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={summary} />
      <div className={forms.fields}><ContactInputs values={state.values} errors={errors} recheck={recheck} /></div>
      <div className={forms.actions}>
        <SubmitButton>{tf('save')}</SubmitButton>
        <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
      </div>
    </form>
  )
}
