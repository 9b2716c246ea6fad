'use client'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useMemo, useRef } from 'react'
import { CopyButton } from '../forms/copy-button.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextField } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import { Link } from '../i18n/link.tsx'
import { Alert } from '../ui/alert.tsx'
import styles from './certificates.module.css'

export type SecureMessageState =
  | { opened: false; problem?: 'form' | 'wrong-pin' | 'closed' | 'too-many' | 'unavailable' }
  | { opened: true; content: { customerId: string; customerName: string; description: string; transferId: string; transferPassword: string; expiresOn: string } }

const START: SecureMessageState = { opened: false }

/** The PIN, and after it what the message holds. Opened by POST only: whatever scans links in mails tries no PIN. */
export function SecureMessageForm({ action }: { action: (previous: SecureMessageState, form: FormData) => Promise<SecureMessageState> }) {
  const t = useTranslations('secureMessage')
  const [state, submit] = useActionState(action, START)
  const problem = state.opened ? undefined : state.problem
  const atField = problem === 'form' || problem === 'wrong-pin'
  // A new object for each answer: the summary takes the focus again when the next PIN is wrong as well.
  const errors = useMemo(() => (atField ? { pin: t(`problem.${problem}`) } : undefined), [state])
  if (state.opened) return <Opened content={state.content} />
  return (
    <>
      <p className="lead">{t('lead')}</p>
      <form action={submit} className={forms.form} noValidate>
        {problem !== undefined && !atField && <Alert tone="bad" live><p>{t(`problem.${problem}`)}</p></Alert>}
        <ErrorSummary errors={errors} />
        <div className={styles.pin}>
          <TextField id="pin" label={t('pin')} hint={t('pinHint')} inputMode="numeric" autoComplete="one-time-code" error={errors?.pin} />
        </div>
        <div className={forms.actions}><SubmitButton>{t('open')}</SubmitButton></div>
      </form>
    </>
  )
}

function Opened({ content }: { content: Extract<SecureMessageState, { opened: true }>['content'] }) {
  const t = useTranslations('secureMessage')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { heading.current?.focus() }, [])
  const fields = ['customerId', 'customerName', 'transferId', 'transferPassword'] as const
  const [year, month, day] = content.expiresOn.split('-').map(Number)
  return (
    <div className="stack">
      <section aria-labelledby="transfer-data">
        <h2 id="transfer-data" ref={heading} tabIndex={-1}>{t('data')}</h2>
        <p className="muted">{t('description')}: {content.description} · {t('expires')} {day}.{month}.{year}</p>
        <dl className={styles.transfer}>
          {fields.map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd><code>{content[name]}</code></dd>
              <dd className={styles.copy}><CopyButton value={content[name]} name={t(name)} /></dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="what-to-do">
        <h2 id="what-to-do">{t('whatTitle')}</h2>
        <ol className={styles.phases}><li>{t('what1')}</li><li>{t('what2')} <Link href="/org/certificates/get">{t('fetch')}</Link></li><li>{t('what3')}</li></ol>
      </section>
    </div>
  )
}
