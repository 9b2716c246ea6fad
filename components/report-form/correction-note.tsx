'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '../ui/alert.tsx'
import buttons from '../ui/button.module.css'
import styles from './report-form.module.css'
import type { Correction } from './shapes.ts'
import type { Draft } from './use-draft.ts'

/** What a correction will do with the report it was filled from, and how to do the other thing. */
export function CorrectionNote({ correction: { way, reference }, draft: { lockedChanges, turn } }: { correction: Correction; draft: Draft }) {
  const t = useTranslations('reportForm.correction')
  const [turning, setTurning] = useState(false)
  const button = (label: string, anew: boolean) => (
    <p className={styles.turn}>
      <button type="button" className={buttons.secondary} aria-disabled={turning} onClick={() => { if (turning) return; setTurning(true); void turn(anew).finally(() => setTurning(false)) }}>{label}</button>
    </p>
  )
  switch (way) {
    case 'replace': return <Alert tone="info" title={t('replaceTitle', { reference })}><p>{t('replace')}</p>{button(t('unlock'), true)}</Alert>
    case 'anew': return (
      <Alert tone="warn" title={t('anewTitle', { reference })}>
        <p>{t('anew')}</p>
        <div role="status">
          {lockedChanges.length > 0 ? <><p>{t('changed')}</p><ul>{lockedChanges.map((name) => <li key={name}>{name}</li>)}</ul></> : <p>{t('nothingChanged')}</p>}
        </div>
        {button(lockedChanges.length > 0 ? t('takeBack') : t('replaceInstead'), false)}
      </Alert>
    )
    case 'unfiled': return <Alert tone="bad" title={t('unfiledTitle', { reference })}><p>{t('unfiled')}</p></Alert>
    default: return way satisfies never
  }
}
