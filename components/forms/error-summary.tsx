'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CrossIcon } from '../ui/icons.tsx'
import type { FieldErrors } from './form-state.ts'
import styles from './forms.module.css'

/**
 * Every error of a form, each leading to its field. Takes the focus when errors arrive, so that a screen reader starts
 * where the work is.
 * @param errors in the order of the fields; a new object each time the form was judged
 */
export function ErrorSummary({ errors }: { errors: FieldErrors | undefined }) {
  const t = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  const entries = Object.entries(errors ?? {})
  useEffect(() => { heading.current?.focus() }, [errors])
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="error-summary" className={styles.summary}>
      <CrossIcon />
      <div>
        <h2 id="error-summary" ref={heading} tabIndex={-1}>{t('errors', { count: entries.length })}</h2>
        <ul>{entries.map(([field, text]) => <li key={field}><a href={`#${field}`}>{text}</a></li>)}</ul>
      </div>
    </section>
  )
}
