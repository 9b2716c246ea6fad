'use client'
import { useTranslations } from 'next-intl'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { TextField } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import type { WishValues } from './wish-fields.ts'
import styles from './vault.module.css'

type Inputs = { values: WishValues; errors: FieldErrors }

/** What an order at the register needs. */
export function OrderInputs({ types, values, errors }: Inputs & { types: readonly { value: string; label: string; hint: string }[] }) {
  const [t, tn] = [useTranslations('getCertificate.form'), useTranslations('certificates.new')]
  return (
    <>
      <ChoiceGroup id="type" legend={t('type')} hint={t('typeHint')} error={errors['type']}>
        {types.map(({ value, label, hint }) => <Choice key={value} kind="radio" name="type" value={value} label={label} hint={hint} checked={values.type === value || types.length === 1} />)}
      </ChoiceGroup>
      <div className={forms.fields}>
        <ChoiceGroup id="contact" legend={t('contact')} hint={t('contactHint')}>
          <div className={styles.contact}>
            <TextField id="contactName" label={tn('contactName')} value={values.contactName} error={errors['contactName']} />
            <TextField id="contactPhone" label={tn('contactPhone')} hint={t('contactPhoneHint')} type="tel" inputMode="tel" value={values.contactPhone} error={errors['contactPhone']} />
            <TextField id="contactEmail" label={tn('contactEmail')} type="email" inputMode="email" value={values.contactEmail} error={errors['contactEmail']} />
          </div>
        </ChoiceGroup>
        <TextField id="representativeEmail" label={tn('representative')} hint={tn('representativeHint')} type="email" inputMode="email" autoComplete="email" value={values.representativeEmail} error={errors['representativeEmail']} />
      </div>
    </>
  )
}

/** From the secure message. The password is typed anew each time: it is not sent back by the server. */
export function TransferInputs({ values, errors }: Inputs) {
  const t = useTranslations('getCertificate.form')
  return (
    <div className={forms.fields}>
      <TextField id="transferId" label={t('transferId')} value={values.transferId} error={errors['transferId']} />
      <TextField id="transferPassword" label={t('transferPassword')} hint={t('transferPasswordHint')} error={errors['transferPassword']} />
    </div>
  )
}
