'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

const TICK_MS = 20_000

/** How long something can still be used. Counted on from what the server said, so that a wrong clock here does not matter. */
export function Countdown({ secondsLeft }: { secondsLeft: number }) {
  const t = useTranslations('certificates.orders')
  const [left, setLeft] = useState(secondsLeft)
  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => setLeft(secondsLeft - (performance.now() - began) / 1000), TICK_MS)
    return () => clearInterval(timer)
  }, [secondsLeft])
  if (left <= 0) return <>{t('over')}</>
  const hours = Math.floor(left / 3_600)
  return <>{hours < 1 ? t('minutesLeft', { minutes: Math.floor(left / 60) }) : t('left', { days: Math.floor(hours / 24), hours: hours % 24 })}</>
}
