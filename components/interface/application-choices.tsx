'use client'
import { useTranslations } from 'next-intl'
import { Choice, ChoiceGroup } from '../forms/choice-group.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import { Facts } from '../ui/facts.tsx'
import type { ApplicationFormProps, ApplicationFormState } from './application-form-state.ts'
import styles from './interface.module.css'

type Props = ApplicationFormProps & { state: Extract<ApplicationFormState, { step: 'choose' }>; submit: (form: FormData) => void }

/** First step: what the interface is used for, and by which channels. */
export function ApplicationChoices({ state, submit, applicant, purposes, channels, benefitsHref, dataUse, cancelHref }: Props) {
  const [t, tf] = [useTranslations('interface.apply'), useTranslations('form')]
  const { errors = {} } = state
  // Other choices than before (somebody else's): boxes made anew, so that they show them.
  const version = `${state.replaces} ${[...state.purposes, ...state.channels].join()}`
  return (
    <form action={submit} className={forms.form} key={version}>
      {state.problem !== undefined && <Alert tone="warn" live {...(state.problemTitle !== undefined && { title: state.problemTitle })}><p>{state.problem}</p></Alert>}
      <ErrorSummary errors={state.errors} />
      <Facts facts={[[t('applicant'), `${applicant.name}, ${applicant.businessId}`]]} />
      <input type="hidden" name="replaces" value={state.replaces ?? ''} />
      <ChoiceGroup id="purposes" legend={t('purposes')} hint={t('purposesHint')} error={errors['purposes']}>
        {purposes.map((option) => <Choice key={option.value} kind="checkbox" name="purpose" checked={state.purposes.includes(option.value)} {...option} />)}
      </ChoiceGroup>
      <div id="channels" tabIndex={-1} className={styles.channels}>
        {channels.map(({ kind, title, options }, index) => (
          <ChoiceGroup key={kind} id={`channels-${kind}`} legend={t('channelsOf', { kind: title })} hint={t('channelsHint')} error={index === 0 ? errors['channels'] : undefined}>
            {options.map((option) => <Choice key={option.value} kind="checkbox" id={`channel-${option.value.replace(':', '-')}`} name="channel" checked={state.channels.includes(option.value)} {...option} />)}
          </ChoiceGroup>
        ))}
        {benefitsHref !== undefined && <div className={styles.closed}><p>{t('benefitsClosed')}</p><p><Link href={benefitsHref}>{t('benefitsOpen')}</Link></p></div>}
      </div>
      {dataUse && <p className="muted">{t('dataUse')}</p>}
      <Alert tone="info" title={t('unsureTitle')}><p>{t('unsure')}</p></Alert>
      <div className={forms.actions}>
        <SubmitButton name="to" value="check">{tf('continue')}</SubmitButton>
        <Link href={cancelHref} className={buttons.quiet}>{tf('cancel')}</Link>
      </div>
    </form>
  )
}
