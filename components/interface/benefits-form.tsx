'use client'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { SubmitButton } from '../forms/submit-button.tsx'
import forms from '../forms/forms.module.css'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import styles from './interface.module.css'

export type BenefitsFormState = { step: 'start' | 'ask'; problem?: string }
type BenefitsFormProps = { action: (previous: BenefitsFormState, form: FormData) => Promise<BenefitsFormState>; confirmed: boolean; declaration: string }

const START: BenefitsFormState = { step: 'start' }

/** Confirms that the organisation reports benefits, or withdraws it: asked a second time before it is done. */
export function BenefitsForm({ action, confirmed, declaration }: BenefitsFormProps) {
  const [t, tf] = [useTranslations('interface.benefits'), useTranslations('form')]
  const [state, submit] = useActionState(action, START)
  const question = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (state.step === 'ask') question.current?.focus() }, [state])
  const words = confirmed ? (['withdraw', 'withdrawTitle', 'withdrawText', 'withdrawSend'] as const) : (['openConfirm', 'confirmTitle', 'confirmText', 'confirmSend'] as const)
  return (
    <form action={submit} className={forms.form}>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <input type="hidden" name="confirmed" value={confirmed ? 'no' : 'yes'} />
      {state.step === 'start'
        ? <div className={forms.actions}>{confirmed ? <button name="to" value="ask" className={buttons.secondary}>{t(words[0])}</button> : <SubmitButton name="to" value="ask">{t(words[0])}</SubmitButton>}</div>
        : (
          <section className={styles.question} aria-labelledby="question">
            <h2 id="question" ref={question} tabIndex={-1}>{t(words[1])}</h2>
            {!confirmed && <p><strong>{declaration}</strong></p>}
            <p>{t(words[2])}</p>
            <div className={forms.actions}>
              <SubmitButton name="to" value="send" {...(confirmed && { look: 'danger' as const })}>{t(words[3])}</SubmitButton>
              <button name="to" value="start" className={buttons.secondary}>{tf('cancel')}</button>
            </div>
          </section>
        )}
    </form>
  )
}
