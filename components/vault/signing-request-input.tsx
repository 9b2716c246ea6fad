'use client'
import { useTranslations } from 'next-intl'
import { TextArea } from '../forms/text-field.tsx'
import forms from '../forms/forms.module.css'
import styles from './vault.module.css'

/** A signing request as text or as a file; both work without script. */
export function SigningRequestInput({ value, error }: { value: string | undefined; error: string | undefined }) {
  const t = useTranslations('getCertificate.form')
  return (
    <div className={`${forms.fields} ${styles.request}`}>
      <TextArea id="signingRequest" label={t('request')} hint={t('requestHint')} value={value} error={error} />
      <div>
        <label htmlFor="file">{t('file')}</label>
        <p id="file-hint" className={forms.hint}>{t('fileHint')}</p>
        <input type="file" id="file" name="file" accept=".csr,.pem,.req,.der,.p10,.txt" aria-describedby="file-hint" />
      </div>
    </div>
  )
}
