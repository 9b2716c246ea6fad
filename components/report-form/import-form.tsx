'use client'
import { useActionState } from 'react'
import { SubmitButton } from '../forms/submit-button.tsx'
import { ErrorSummary } from '../forms/error-summary.tsx'
import styles from './report-form.module.css'

export type ImportState = { errors?: { file: string } }

/** Brings one file; works without script too. */
export function ImportForm({ action, label, hint, submit }: { action: (previous: ImportState, form: FormData) => Promise<ImportState>; label: string; hint: string; submit: string }) {
  const [state, send] = useActionState(action, {})
  const error = state.errors?.file
  return (
    <form action={send} className={styles.form}>
      <ErrorSummary errors={state.errors} />
      <div className={styles.field}>
        <label htmlFor="file">{label}</label>
        <p id="file-hint" className={styles.hint}>{hint}</p>
        {error !== undefined && <p id="file-error" className={styles.error}>{error}</p>}
        <input id="file" name="file" type="file" accept=".xlsx,.csv,.txt" aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'} aria-invalid={error === undefined ? undefined : true} />
      </div>
      <div><SubmitButton>{submit}</SubmitButton></div>
    </form>
  )
}
