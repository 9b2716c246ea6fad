'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { StepHeading } from '../forms/step-heading.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { Facts } from '../ui/facts.tsx'

export type RemoveKeyState = { step: 'choose' | 'confirm'; /** no: the certificate stays in force; else why it is revoked */ revoke?: string; errors?: FieldErrors; problem?: string }

type RemoveKeyFormProps = {
  action: (previous: RemoveKeyState, form: FormData) => Promise<RemoveKeyState>
  /** what stops working, one sentence each */
  effects: readonly string[]
  choices: readonly { value: string; label: string; hint: string }[]
  cancelHref: string
}

const START: RemoveKeyState = { step: 'choose' }

/** Destroys a key after the person has said what becomes of its certificate, has read what stops and has said that this is meant. */
export function RemoveKeyForm({ action, effects, choices, cancelHref }: RemoveKeyFormProps) {
  const [t, tf] = [useTranslations('vault'), useTranslations('form')]
  const [state, submit] = useActionState(action, START)
  const { step, revoke, errors = {} } = state
  const arrived = state !== START && state.errors === undefined && state.problem === undefined
  return (
    <>
      <StepHeading key={step} step={step === 'choose' ? 1 : 2} names={[t('stepChoose'), t('stepConfirm')]} arrived={arrived} />
      <form action={submit} className={forms.form} noValidate>
        {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
        <ErrorSummary errors={state.errors} />
        {step === 'choose' && (
          <ChoiceGroup id="revoke" legend={t('revokeQuestion')} error={errors['revoke']}>
            {choices.map(({ value, label, hint }) => <Choice key={value} kind="radio" name="revoke" value={value} label={label} hint={hint} checked={revoke === value} />)}
          </ChoiceGroup>
        )}
        {step === 'confirm' && (
          <>
            <Alert tone="bad"><ul>{effects.map((effect) => <li key={effect}>{effect}</li>)}</ul></Alert>
            <Facts facts={[[t('stepChoose'), choices.find(({ value }) => value === revoke)?.label, 'wide']]} />
            <input type="hidden" name="revoke" value={revoke} />
            <Choice kind="checkbox" id="understand" name="understand" value="yes" label={t('understand')} error={errors['understand']} />
          </>
        )}
        <div className={forms.actions}>
          {step === 'choose'
            ? <SubmitButton name="to" value="confirm">{tf('continue')}</SubmitButton>
            : (
              <>
                <SubmitButton name="to" value="remove" look="danger">{t('remove')}</SubmitButton>
                <button name="to" value="choose" className={buttons.secondary}>{tf('back')}</button>
              </>
            )}
          <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
        </div>
      </form>
    </>
  )
}
