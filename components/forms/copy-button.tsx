'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import buttons from '../ui/button.module.css'

const COPIED_MS = 4_000
const never = () => () => {}

/** Puts a value on the clipboard; not there where the browser has none, or before scripts are. */
export function CopyButton({ value, name }: { value: string; name: string }) {
  const t = useTranslations('form')
  const canCopy = useSyncExternalStore(never, () => typeof navigator.clipboard?.writeText === 'function', () => false)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), COPIED_MS)
    return () => clearTimeout(timer)
  }, [copied])
  if (!canCopy) return null
  return (
    <>
      <button type="button" className={buttons.secondary} aria-label={t('copyNamed', { name })} onClick={() => { navigator.clipboard.writeText(value).then(() => setCopied(true), () => {}) }}>
        {copied ? t('copied') : t('copy')}
      </button>
      <span role="status" className="visually-hidden">{copied && t('copied')}</span>
    </>
  )
}
