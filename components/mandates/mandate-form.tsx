'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors, FormValues } from '../forms/form-state.ts'
import forms from '../forms/forms.module.css'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'

export type MandateFormState = { values: FormValues; errors?: FieldErrors }

/** Gives a mandate in the test environment. @param themes of which one is chosen; the only one is not asked, and has no limits */
export function MandateForm({ action, start, themes }: { action: (previous: MandateFormState, form: FormData) => Promise<MandateFormState>; start: MandateFormState; themes: readonly ('M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6')[] }) {
  const t = useTranslations('mandates')
  const [{ values, errors = {} }, submit] = useActionState(action, start)
  const only = themes.length === 1 ? themes[0] : undefined
  return (
    <form action={submit} className={forms.form} noValidate>
      <ErrorSummary errors={errors} />
      <div className={forms.fields}>
        {only === undefined ? (
          <ChoiceGroup id="theme" legend={t('theme')} error={errors['theme']}>
            {themes.map((theme) => <Choice key={theme} kind="radio" name="theme" value={theme} checked={values['theme'] === theme} label={t(`themes.${theme}`)} />)}
          </ChoiceGroup>
        ) : <><input type="hidden" name="theme" value={only} /><p>{t('theme')}: <strong>{t(`themes.${only}`)}</strong></p></>}
        <TextField id="assignee" label={t('assignee')} hint={t(only === undefined ? 'assigneeHint' : 'personAssigneeHint')} value={values['assignee']} error={errors['assignee']} />
        {only === undefined && <ChoiceGroup id="limits" legend={t('limits')} hint={t('limitsHint')}>
          <div className={forms.fields}>
            <TextField id="subOrganisationId" label={t('subOrganisation')} hint={t('subOrganisationHint')} value={values['subOrganisationId']} error={errors['subOrganisationId']} />
            <TextField id="customerId" label={t('customer')} hint={t('customerHint')} value={values['customerId']} error={errors['customerId']} />
          </div>
        </ChoiceGroup>}
        <TextField id="validFrom" label={t('validFrom')} value={values['validFrom']} error={errors['validFrom']} />
        <TextField id="validUntil" label={t('validUntil')} hint={t('validUntilHint')} value={values['validUntil']} error={errors['validUntil']} />
      </div>
      <div className={forms.actions}><SubmitButton>{t('give')}</SubmitButton></div>
    </form>
  )
}
