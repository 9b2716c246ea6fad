'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { StepHeading } from '../forms/step-heading.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { ApplicationChecked } from './application-checked.tsx'
import { ApplicationChoices } from './application-choices.tsx'

type Choices = { purposes: readonly string[]; channels: readonly string[] }
/** Ids of certificates; what `replaces` names was in force when the person chose. */
type Progress = Choices & { replaces: number | null; problem?: string; problemTitle?: string; errors?: FieldErrors }
export type ApplicationFormState =
  | ({ step: 'choose' } & Progress)
  | ({ step: 'check'; added: readonly string[]; kept: readonly string[]; removed: readonly string[]; changes: boolean; losses: readonly { id: number; name: string }[]; accepted: boolean; acceptedLosses: readonly number[] } & Progress)

export type Option = { value: string; label: string; hint?: string }
export type ApplicationFormProps = {
  applicant: { name: string; businessId: string }
  purposes: readonly Option[]
  /** by kind of data */
  channels: readonly { kind: string; title: string; options: readonly Option[] }[]
  benefitsHref: string | undefined
  dataUse: boolean
  termsHref: string
  cancelHref: string
}

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
