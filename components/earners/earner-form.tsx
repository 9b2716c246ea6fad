'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors, FormValues } from '../forms/form-state.ts'
import forms from '../forms/forms.module.css'
import { SelectField } from '../forms/select-field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'

export type EarnerFormState = { values: FormValues; errors?: FieldErrors }
export type EarnerInput = { id: string; label: string; hint?: string; charactersMax?: number; /** chosen from; without: typed */ options?: readonly { value: string; label: string }[] }
export type EarnerSection = { id: string; title: string; inputs: readonly EarnerInput[] }

/** What is remembered of an income earner, to be changed. */
export function EarnerForm({ action, start, sections }: { action: (previous: EarnerFormState, form: FormData) => Promise<EarnerFormState>; start: EarnerFormState; sections: readonly EarnerSection[] }) {
  const [t, tf] = [useTranslations('earners'), useTranslations('form')]
  const [{ values, errors = {} }, submit] = useActionState(action, start)
  return (
    <form action={submit} className={forms.form} noValidate>
      <ErrorSummary errors={errors} />
      {sections.map(({ id, title, inputs }) => (
        <fieldset key={id} className={forms.section}>
          <legend>{title}</legend>
          {inputs.map(({ id: name, label, hint, options }) => (options
            ? <SelectField key={name} id={name} label={label} none={t('notGiven')} options={options} value={values[name]} error={errors[name]} />
            : <TextField key={name} id={name} label={label} value={values[name]} error={errors[name]} {...(hint !== undefined && { hint })} />))}
        </fieldset>
      ))}
      <div className={forms.actions}><SubmitButton>{tf('save')}</SubmitButton></div>
    </form>
  )
}
