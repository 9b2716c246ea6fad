'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { StepHeading } from '../forms/step-heading.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextArea } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { Facts } from '../ui/facts.tsx'

export type RevokeFormState = { step: 'reason' | 'confirm'; values: { reason?: string; note?: string }; errors?: FieldErrors; problem?: string }

type RevokeFormProps = {
  action: (previous: RevokeFormState, form: FormData) => Promise<RevokeFormState>
  reasons: readonly { value: string; label: string }[]
  /** what stops working, one sentence each */
  effects: readonly string[]
  cancelHref: string
}

const START: RevokeFormState = { step: 'reason', values: {} }

/** Revokes after the person has said why, has read what stops working and has said that this is meant. */
export function RevokeForm({ action, reasons, effects, cancelHref }: RevokeFormProps) {
  const [t, tf] = [useTranslations('certificates.revoke'), useTranslations('form')]
  const [state, submit] = useActionState(action, START)
  const { step, values, errors = {} } = state
  const names = [t('stepReason'), t('stepConfirm')]
  const arrived = state !== START && state.errors === undefined && state.problem === undefined
  return (
    <>
      <StepHeading key={step} step={step === 'reason' ? 1 : 2} names={names} arrived={arrived} />
      <form action={submit} className={forms.form} noValidate>
        {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
        <ErrorSummary errors={state.errors} />
        {step === 'reason' && (
          <>
            <ChoiceGroup id="reason" legend={t('reasonLabel')} error={errors['reason']}>
              {reasons.map(({ value, label }) => <Choice key={value} kind="radio" name="reason" value={value} label={label} checked={values.reason === value} />)}
            </ChoiceGroup>
            <div className={forms.fields}><TextArea id="note" label={t('note')} hint={t('noteHint')} charactersMax={500} value={values.note} error={errors['note']} /></div>
            <div className={forms.actions}>
              <SubmitButton name="to" value="confirm">{tf('continue')}</SubmitButton>
              <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
            </div>
          </>
        )}
        {step === 'confirm' && (
          <>
            <Alert tone="bad" title={t('stopsTitle')}><ul>{effects.map((effect) => <li key={effect}>{effect}</li>)}</ul></Alert>
            <Facts facts={[[t('stepReason'), reasons.find(({ value }) => value === values.reason)?.label], values.note !== undefined && values.note !== '' && [t('note'), values.note, 'wide']]} />
            <input type="hidden" name="reason" value={values.reason} />
            <input type="hidden" name="note" value={values.note ?? ''} />
            <Choice kind="checkbox" id="understand" name="understand" value="yes" label={t('understand')} error={errors['understand']} />
            <div className={forms.actions}>
              <SubmitButton name="to" value="revoke" look="danger">{t('send')}</SubmitButton>
              <button name="to" value="reason" className={buttons.secondary}>{tf('back')}</button>
              <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
            </div>
          </>
        )}
      </form>
    </>
  )
}
