'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import buttons from '../ui/button.module.css'

/** Sends its form, once: while that is under way a second press does nothing. */
export function SubmitButton({ children, look = 'primary', pending = false, busyText, ...rest }: { children: ReactNode; look?: 'primary' | 'secondary' | 'danger'; pending?: boolean; /** instead of “sending” */ busyText?: string; name?: string; value?: string }) {
  const t = useTranslations('form')
  const busy = useFormStatus().pending || pending
  return (
    <button {...rest} type="submit" className={look === 'danger' ? `${buttons.primary} ${buttons.danger}` : buttons[look]} aria-disabled={busy} onClick={(event) => { if (busy) event.preventDefault() }}>
      {busy ? busyText ?? t('sending') : children}
    </button>
  )
}
