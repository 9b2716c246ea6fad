'use client'
import { useTranslations } from 'next-intl'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import type { ApplicationFormProps, ApplicationFormState } from './application-form-state.ts'
import styles from './interface.module.css'

type Props = ApplicationFormProps & { state: Extract<ApplicationFormState, { step: 'check' }>; submit: (form: FormData) => void }

/** Second step: the difference, the certificates that lose their channel, the terms. */
export function ApplicationChecked({ state, submit, termsHref, cancelHref }: Props) {
  const [t, tf] = [useTranslations('interface.apply'), useTranslations('form')]
  const { errors = {}, losses } = state
  const parts = [['added', state.added], ['removed', state.removed], ['kept', state.kept]] as const
  return (
    <form action={submit} className={forms.form}>
      {state.problem !== undefined && <Alert tone="bad" live><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={state.errors} />
      <section aria-labelledby="changes">
        <h3 id="changes">{t('changesTitle')}</h3>
        <dl className={styles.changes}>
          {parts.map(([name, items]) => (
            <div key={name} className={items.length > 0 ? styles[name] : undefined}>
              <dt>{t(name)}</dt>
              <dd>{items.length === 0 ? <span className="muted">{t('nothing')}</span> : <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>}</dd>
            </div>
          ))}
        </dl>
      </section>
      {state.purposes.map((purpose) => <input key={purpose} type="hidden" name="purpose" value={purpose} />)}
      {state.channels.map((channel) => <input key={channel} type="hidden" name="channel" value={channel} />)}
      <input type="hidden" name="replaces" value={state.replaces ?? ''} />
      {!state.changes && <Alert tone="info"><p>{t('unchanged')}</p></Alert>}
      {losses.length > 0 && (
        <ChoiceGroup id="losses" legend={t('lossesTitle')} hint={t('lossesText')}>
          {losses.map(({ id, name }) => (
            <Choice key={id} kind="checkbox" id={`loss-${id}`} name="loss" value={String(id)} checked={state.acceptedLosses.includes(id)} label={t('loss', { certificate: name })} error={errors[`loss-${id}`]} />
          ))}
        </ChoiceGroup>
      )}
      {state.changes && (
        <section aria-labelledby="terms-title">
          <h3 id="terms-title">{t('termsTitle')}</h3>
          <p><a href={termsHref} target="_blank" rel="noopener">{t('readTerms')}</a></p>
          <Choice kind="checkbox" id="terms" name="terms" value="accepted" checked={state.accepted} label={t('accept')} error={errors['terms']} />
        </section>
      )}
      <div className={forms.actions}>
        {state.changes && <SubmitButton name="to" value="send">{t('send')}</SubmitButton>}
        <button name="to" value="choose" className={buttons.secondary}>{tf('edit')}</button>
        <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
      </div>
    </form>
  )
}
