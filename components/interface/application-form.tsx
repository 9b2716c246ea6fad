'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { StepHeading } from '../forms/step-heading.tsx'
import { ApplicationChecked } from './application-checked.tsx'
import { ApplicationChoices } from './application-choices.tsx'
import type { ApplicationFormProps, ApplicationFormState } from './application-form-state.ts'

/** An application for the technical interface: chosen, compared with the one in force, sent. */
export function ApplicationForm({ action, start, ...rest }: ApplicationFormProps & { action: (previous: ApplicationFormState, form: FormData) => Promise<ApplicationFormState>; start: ApplicationFormState }) {
  const t = useTranslations('interface.apply')
  const [state, submit] = useActionState(action, start)
  const arrived = state !== start && state.errors === undefined && state.problem === undefined
  return (
    <>
      <StepHeading key={state.step} step={state.step === 'choose' ? 1 : 2} names={[t('stepChoose'), t('stepCheck')]} arrived={arrived} />
      {state.step === 'choose' ? <ApplicationChoices state={state} submit={submit} {...rest} /> : <ApplicationChecked state={state} submit={submit} {...rest} />}
    </>
  )
}
