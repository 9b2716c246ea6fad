'use client'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import type { FieldErrors, FormValues } from '../forms/form-state.ts'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextArea, TextField } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'

export type PaperStartState = { values: FormValues; errors?: FieldErrors; /** a paper with this number is there already */ enteredAs?: string }
type Props = { action: (previous: PaperStartState, form: FormData) => Promise<PaperStartState>; kinds: readonly { value: string; label: string }[] }

const START: PaperStartState = { values: {} }
const texts = ['identifier', 'payerName', 'arrivedOn', 'archiveReference'] as const

/** What an officer writes down of a paper before its fields. */
export function PaperStartForm({ action, kinds }: Props) {
  const [t, tf] = [useTranslations('paper.entry.start'), useTranslations('form')]
  const [{ values, errors, enteredAs }, submit] = useActionState(action, START)
  return (
    <form action={submit} className={forms.form} noValidate>
      {enteredAs !== undefined && <Alert tone="warn" live><p>{t('already')} <Link href={`/operator/paper/${enteredAs}`}>{t('openIt')}</Link></p></Alert>}
      <ErrorSummary errors={errors} />
      <ChoiceGroup id="kind" legend={t('kind')} hint={t('kindHint')} error={errors?.['kind']}>
        {kinds.map(({ value, label }) => <Choice key={value} kind="radio" name="kind" value={value} label={label} checked={values['kind'] === value} />)}
      </ChoiceGroup>
      <div className={forms.fields}>
        {texts.map((id) => <TextField key={id} id={id} label={t(id)} hint={t(`${id}Hint`)} value={values[id]} error={errors?.[id]} />)}
        <TextField id="replaces" label={t('replaces')} hint={t('replacesHint')} value={values['replaces']} error={errors?.['replaces']} />
        <TextArea id="reason" label={t('reason')} hint={t('reasonHint')} charactersMax={500} value={values['reason']} error={errors?.['reason']} />
      </div>
      <div className={forms.actions}><SubmitButton>{t('begin')}</SubmitButton><Link href="/operator/paper" className={buttons.quiet}>{tf('cancel')}</Link></div>
    </form>
  )
}
