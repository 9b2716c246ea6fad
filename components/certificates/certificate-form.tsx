'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { StepHeading } from '../forms/step-heading.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import { useFieldFeedback } from '../forms/use-field-feedback.ts'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { Facts } from '../ui/facts.tsx'
import { CertificateForm as CertificateFields, type CertificateFormValues } from './certificate-fields.ts'
import { ContactInputs } from './contact-inputs.tsx'

export type CertificateFormState =
  | { step: 'fill'; values: CertificateFormValues; errors?: FieldErrors; problem?: string }
  /** values: parsed; requestId: this one may be sent once */
  | { step: 'check'; values: CertificateFormValues; requestId: string; problem?: string }

type CertificateFormProps = {
  action: (previous: CertificateFormState, form: FormData) => Promise<CertificateFormState>
  start: CertificateFormState
  applicant: { name: string; businessId: string }
  types: readonly { value: string; label: string; hint: string }[]
  /** description of the order that becomes void */
  voids?: string | undefined
  cancelHref: string
  /** shown below the types: how to get another one */
  moreTypes?: { href: string } | undefined
}

type PartProps = Omit<CertificateFormProps, 'action' | 'start'> & { submit: (form: FormData) => void; arrived: boolean }

/** An application for one certificate: filled in, checked, sent. */
export function CertificateForm({ action, start, ...rest }: CertificateFormProps) {
  const [state, submit] = useActionState(action, start)
  const arrived = state !== start
  return state.step === 'fill'
    ? <Fill state={state} submit={submit} arrived={arrived && state.errors === undefined && state.problem === undefined} {...rest} />
    : <Check state={state} submit={submit} arrived={arrived} {...rest} />
}

function useStepNames(): readonly string[] {
  const t = useTranslations('certificates.new')
  return [t('stepFill'), t('stepCheck')]
}

function Fill({ state, submit, arrived, applicant, types, voids, cancelHref, moreTypes }: PartProps & { state: Extract<CertificateFormState, { step: 'fill' }> }) {
  const [t, tf] = [useTranslations('certificates.new'), useTranslations('form')]
  const { values } = state
  const { errors, summary, recheck, onBlur, onSubmit } = useFieldFeedback(CertificateFields, (key) => t(`problem.${key}` as 'problem.type'), state.errors)
  return (
    <>
      <StepHeading step={1} names={useStepNames()} arrived={arrived} />
      <form action={submit} className={forms.form} onBlur={onBlur} onSubmit={onSubmit} noValidate>
        {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
        <ErrorSummary errors={summary} />
        {voids !== undefined && <Alert tone="info"><p>{t('voidsOrder', { name: voids })}</p></Alert>}
        <Facts facts={[[t('applicant'), `${applicant.name}, ${applicant.businessId}`]]} />
        <ChoiceGroup id="type" legend={t('type')} hint={t('typeHint')} error={errors['type']}>
          {types.map(({ value, label, hint }) => <Choice key={value} kind="radio" name="type" value={value} label={label} hint={hint} checked={values.type === value || types.length === 1} />)}
          {moreTypes && <p>{t('typeMissing')} <Link href={moreTypes.href}>{t('typeMissingLink')}</Link></p>}
        </ChoiceGroup>
        <div className={forms.fields}>
          <TextField id="description" label={t('description')} hint={t('descriptionHint')} charactersMax={100} value={values.description} error={errors['description']} />
          <ContactInputs values={values} errors={errors} recheck={recheck} />
        </div>
        <div className={forms.actions}>
          <SubmitButton name="to" value="check">{tf('continue')}</SubmitButton>
          <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
        </div>
      </form>
    </>
  )
}

function Check({ state, submit, arrived, applicant, types, voids, cancelHref }: PartProps & { state: Extract<CertificateFormState, { step: 'check' }> }) {
  const [t, tf] = [useTranslations('certificates.new'), useTranslations('form')]
  const { values } = state
  return (
    <>
      <StepHeading step={2} names={useStepNames()} arrived={arrived} />
      <form action={submit} className={forms.form}>
        {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
        <Facts facts={[
          [t('applicant'), `${applicant.name}, ${applicant.businessId}`],
          [t('type'), types.find(({ value }) => value === values.type)?.label],
          [t('description'), values.description, 'wide'],
          [t('contact'), <>{values.contactName}<br />{values.contactPhone}<br />{values.contactEmail}</>],
          [t('representative'), values.representativeEmail],
          voids !== undefined && [t('voidsShort'), voids],
        ]} />
        {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <input type="hidden" name="requestId" value={state.requestId} />
        <div className={forms.actions}>
          <SubmitButton name="to" value="send">{t('send')}</SubmitButton>
          <button name="to" value="fill" className={buttons.secondary}>{tf('edit')}</button>
          <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
        </div>
      </form>
    </>
  )
}
