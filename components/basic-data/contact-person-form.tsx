'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors, FormValues } from '../forms/form-state.ts'
import forms from '../forms/forms.module.css'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import { useFieldFeedback } from '../forms/use-field-feedback.ts'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { contactRoles, ContactPersonForm as ContactPersonFields } from './contact-person-fields.ts'

export type ContactPersonState = { values: FormValues; errors?: FieldErrors; problem?: string }

/** A contact person, new or changed. */
export function ContactPersonForm({ action, start, cancelHref }: { action: (previous: ContactPersonState, form: FormData) => Promise<ContactPersonState>; start: ContactPersonState; cancelHref: string }) {
  const [t, tf] = [useTranslations('basicData'), useTranslations('form')]
  const [state, submit] = useActionState(action, start)
  const { values, problem } = state
  const { errors, summary, onBlur, onSubmit } = useFieldFeedback(ContactPersonFields, (key) => t(`problem.${key}` as 'problem.role'), state.errors)
  return (
    <form action={submit} className={forms.form} onBlur={onBlur} onSubmit={onSubmit} noValidate>
      {problem !== undefined && <Alert tone="bad" live><p>{problem}</p></Alert>}
      <ErrorSummary errors={summary} />
      <div className={forms.fields}>
        <ChoiceGroup id="role" legend={t('role')} error={errors['role']}>
          {contactRoles.map((role) => <Choice key={role} kind="radio" name="role" value={role} checked={values['role'] === role} label={t(`roles.${role}`)} />)}
        </ChoiceGroup>
        <TextField id="name" label={t('person')} value={values['name']} error={errors['name']} />
        <TextField id="phone" label={t('phone')} hint={t('phoneHint')} type="tel" inputMode="tel" value={values['phone']} error={errors['phone']} />
        <TextField id="email" label={t('email')} type="email" inputMode="email" value={values['email']} error={errors['email']} />
      </div>
      <div className={forms.actions}>
        <SubmitButton>{tf('save')}</SubmitButton>
        <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
      </div>
    </form>
  )
}
