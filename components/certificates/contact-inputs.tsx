'use client'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { ChoiceGroup } from '../forms/choice-group.tsx'
import type { FieldErrors } from '../forms/form-state.ts'
import { TextField } from '../forms/text-field.tsx'
import buttons from '../ui/button.module.css'
import { suggestedPhone, type CertificateFormValues } from './certificate-fields.ts'

const never = () => () => {}

type ContactInputsProps = { values: CertificateFormValues; errors: FieldErrors; recheck: (form: HTMLFormElement, name: string) => void }

/** Who is told: the technical contact person, and the organisation itself. */
export function ContactInputs({ values, errors, recheck }: ContactInputsProps) {
  const t = useTranslations('certificates.new')
  const scripted = useSyncExternalStore(never, () => true, () => false)
  const phoneField = () => document.getElementById('contactPhone') as HTMLInputElement | null
  const suggestion = scripted && errors['contactPhone'] !== undefined ? suggestedPhone(phoneField()?.value ?? values.contactPhone ?? '') : undefined
  const takeSuggestion = (phone: string) => {
    const field = phoneField()
    if (!field?.form) return
    field.value = phone
    recheck(field.form, 'contactPhone')
    field.focus()
  }
  return (
    <>
      <ChoiceGroup id="contact" legend={t('contact')} hint={t('contactHint')}>
        <TextField id="contactName" label={t('contactName')} value={values.contactName} error={errors['contactName']} />
        <TextField id="contactPhone" label={t('contactPhone')} hint={t('contactPhoneHint')} type="tel" inputMode="tel" value={values.contactPhone} error={errors['contactPhone']} />
        {suggestion !== undefined && <div><button type="button" className={buttons.secondary} onClick={() => takeSuggestion(suggestion)}>{t('useSuggestion', { phone: suggestion })}</button></div>}
        <TextField id="contactEmail" label={t('contactEmail')} hint={t('contactEmailHint')} type="email" inputMode="email" value={values.contactEmail} error={errors['contactEmail']} />
      </ChoiceGroup>
      <TextField id="representativeEmail" label={t('representative')} hint={t('representativeHint')} type="email" inputMode="email" autoComplete="email" value={values.representativeEmail} error={errors['representativeEmail']} />
    </>
  )
}
