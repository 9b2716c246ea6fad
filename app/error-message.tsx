'use client'
import { useEffect, useRef } from 'react'
import en from '#messages/failure/en.json' with { type: 'json' }
import fi from '#messages/failure/fi.json' with { type: 'json' }
import sv from '#messages/failure/sv.json' with { type: 'json' }
import type { Locale } from '#components/i18n/routing.ts'
import buttons from '#components/ui/button.module.css'
import styles from './error-message.module.css'

const texts = { fi, sv, en }

/** Carries its own texts: what failed may be the very thing that brings them. */
export function ErrorMessage({ language, digest, onRetry }: { language: Locale; digest: string | undefined; onRetry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const t = texts[language]
  return (
    <div className={styles.message}>
      <h1 ref={heading} tabIndex={-1}>{t.title}</h1>
      <p className="lead">{t.text}</p>
      {digest !== undefined && <p className="muted">{t.reference.replace('{digest}', digest)}</p>}
      <button type="button" className={buttons.primary} onClick={onRetry}>{t.retry}</button>
    </div>
  )
}
