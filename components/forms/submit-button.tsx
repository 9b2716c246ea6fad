'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import buttons from '../ui/button.module.css'

/** Sends its form, once: while that is under way a second press does nothing. */
export function SubmitButton({ children, look = 'primary', pending = false, ...rest }: { children: ReactNode; look?: 'primary' | 'danger'; pending?: boolean; name?: string; value?: string }) {
  const t = useTranslations('form')
  const busy = useFormStatus().pending || pending
  return (
    <button {...rest} type="submit" className={look === 'danger' ? `${buttons.primary} ${buttons.danger}` : buttons.primary} aria-disabled={busy} onClick={(event) => { if (busy) event.preventDefault() }}>
      {busy ? t('sending') : children}
    </button>
  )
}
