'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import { useFieldFeedback } from '../forms/use-field-feedback.ts'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { Facts } from '../ui/facts.tsx'
import { OrderInputs, TransferInputs } from './source-inputs.tsx'
import { SigningRequestInput } from './signing-request-input.tsx'
import { KeyForm, SigningRequestForm, type Way, type WishValues } from './wish-fields.ts'
import { wishProblem } from './wish-problem.ts'
import styles from './vault.module.css'

export type WishFormState = { values: WishValues; errors?: FieldErrors; problem?: string }

type WishFormProps = {
  action: (previous: WishFormState, form: FormData) => Promise<WishFormState>
  way: Way
  requestId: string
  applicant: { name: string; businessId: string }
  /** that can be ordered here; none: only with transfer data */
  types: readonly { value: string; label: string; hint: string }[]
}

const START: WishFormState = { values: {} }
const sizes = ['2048', '3072', '4096'] as const

/** Asks for one certificate. Without script both sources stand below each other, and the chosen one counts. */
export function WishForm({ action, way, requestId, applicant, types }: WishFormProps) {
  const t = useTranslations()
  const [state, submit] = useActionState(action, START)
  const { values } = state
  const schema = way === 'signing-request' ? SigningRequestForm : KeyForm
  const { errors, summary, onBlur, onSubmit } = useFieldFeedback(schema, (key) => wishProblem(key, t), state.errors)
  const source = types.length === 0 ? 'transfer-data' : values.source ?? 'order'
  return (
    <form action={submit} className={`${forms.form} ${styles.wish}`} onBlur={onBlur} onSubmit={onSubmit} noValidate>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={summary} />
      <input type="hidden" name="requestId" value={requestId} />
      <Facts facts={[[t('getCertificate.form.applicant'), `${applicant.name}, ${applicant.businessId}`]]} />
      {way === 'signing-request'
        ? <SigningRequestInput value={values.signingRequest} error={errors['signingRequest']} />
        : (
          <ChoiceGroup id="bits" legend={t('getCertificate.form.bits')} error={errors['bits']}>
            {sizes.map((bits) => <Choice key={bits} kind="radio" name="bits" value={bits} label={t(`getCertificate.form.bitsText.${bits}`)} checked={(values.bits ?? '3072') === bits} />)}
          </ChoiceGroup>
        )}
      <div className={forms.fields}><TextField id="description" label={t('getCertificate.form.description')} hint={t('getCertificate.form.descriptionHint')} charactersMax={100} value={values.description} error={errors['description']} /></div>
      {types.length === 0
        ? <input type="hidden" name="source" value="transfer-data" />
        : (
          <ChoiceGroup id="source" legend={t('getCertificate.form.source')} error={errors['source']}>
            <Choice kind="radio" name="source" value="order" label={t('getCertificate.form.sourceOrder')} hint={t('getCertificate.form.sourceOrderHint')} checked={source === 'order'} />
            <Choice kind="radio" name="source" value="transfer-data" label={t('getCertificate.form.sourceTransfer')} hint={t('getCertificate.form.sourceTransferHint')} checked={source === 'transfer-data'} />
          </ChoiceGroup>
        )}
      {types.length > 0 && <div className={styles.order}><OrderInputs types={types} values={values} errors={errors} /></div>}
      <div className={styles.transfer}><TransferInputs values={values} errors={errors} /></div>
      <div className={forms.actions}>
        <SubmitButton>{t('getCertificate.form.send')}</SubmitButton>
        <Link href="/org/certificates/get" className={buttons.quiet}>{t('form.cancel')}</Link>
      </div>
    </form>
  )
}
