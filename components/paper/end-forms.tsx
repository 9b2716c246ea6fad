'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors, FormValues } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextArea } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Alert } from '../ui/alert.tsx'

export type EndPaperState = { values: FormValues; errors?: FieldErrors; problem?: string }
type Action = (previous: EndPaperState, form: FormData) => Promise<EndPaperState>

const languages = ['fi', 'sv', 'en'] as const

/** Rejects a paper, with a letter to the payer. @param suggestion what the checks have found, a line each */
export function RejectPaperForm({ action, suggestion, language }: { action: Action; suggestion: string; language: string }) {
  const t = useTranslations('paper.entry')
  const [{ values, errors, problem }, submit] = useActionState(action, { values: { defects: suggestion, language } })
  return (
    <form action={submit} className={forms.form} noValidate>
      {problem !== undefined && <Alert tone="bad" live><p>{problem}</p></Alert>}
      <ErrorSummary errors={errors} />
      <ChoiceGroup id="language" legend={t('rejectLanguage')}>
        {languages.map((one) => <Choice key={one} kind="radio" name="language" value={one} label={t(`language.${one}`)} checked={values['language'] === one} />)}
      </ChoiceGroup>
      <div className={forms.fields}>
        <TextArea id="address" label={t('address')} hint={t('addressHint')} value={values['address']} error={errors?.['address']} />
        <TextArea id="defects" rows={10} label={t('defects')} hint={t('defectsHint')} value={values['defects']} error={errors?.['defects']} />
      </div>
      <div className={forms.actions}><SubmitButton look="danger">{t('makeLetter')}</SubmitButton></div>
    </form>
  )
}

/** Takes back what was entered by mistake. */
export function DiscardPaperForm({ action }: { action: Action }) {
  const t = useTranslations('paper.entry')
  const [{ values, errors, problem }, submit] = useActionState(action, { values: {} })
  return (
    <form action={submit} className={forms.form} noValidate>
      {problem !== undefined && <Alert tone="bad" live><p>{problem}</p></Alert>}
      <div className={forms.fields}><TextArea id="discardReason" label={t('discardReason')} charactersMax={500} value={values['discardReason']} error={errors?.['discardReason']} /></div>
      <div className={forms.actions}><SubmitButton look="danger">{t('discardButton')}</SubmitButton></div>
    </form>
  )
}
