'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import buttons from '../ui/button.module.css'
import styles from './session-keeper.module.css'

/** WCAG 2.2.1: warned in good time, and one press to go on. */
const WARNING_SECONDS = 120

type Answer = { alive: true; secondsLeft: number; canGoOn: boolean } | { alive: false }

async function ask(method: 'GET' | 'POST'): Promise<Answer | undefined> {
  try {
    return await (await fetch('/api/session', { method, cache: 'no-store' })).json() as Answer
  } catch {
    return undefined // no network: the server will say when it is there again
  }
}

/**
 * Warns before the session ends, and leaves the page when it has ended. The server keeps the time (another tab may have
 * prolonged it): before each warning it is asked.
 */
export function SessionKeeper({ secondsLeft }: { secondsLeft: number }) {
  const t = useTranslations('session')
  const locale = useLocale()
  const dialog = useRef<HTMLDialogElement>(null)
  const [endsAt, setEndsAt] = useState(0)
  const [canGoOn, setCanGoOn] = useState(true)
  const [left, setLeft] = useState<number>()

  const leave = () => {
    const here = location.pathname + location.search
    location.assign(`/${locale}/login?ended=idle&next=${encodeURIComponent(here)}`)
  }
  const take = useEffectEvent((answer: Answer | undefined) => {
    if (!answer) return
    if (!answer.alive) return leave()
    setCanGoOn(answer.canGoOn)
    setEndsAt(Date.now() + answer.secondsLeft * 1000)
    if (answer.secondsLeft > WARNING_SECONDS) {
      setLeft(undefined)
      dialog.current?.close()
    }
  })

  // Every page of the server's starts the time anew.
  useEffect(() => { setEndsAt(Date.now() + secondsLeft * 1000) }, [secondsLeft])

  const tick = useEffectEvent(async () => {
    if (endsAt === 0) return
    const seconds = Math.round((endsAt - Date.now()) / 1000)
    if (seconds > WARNING_SECONDS) return
    if (left === undefined || seconds <= 0) {
      const answer = await ask('GET')
      take(answer)
      if (!answer?.alive || answer.secondsLeft > WARNING_SECONDS) return
      if (!dialog.current?.open) dialog.current?.showModal()
      setLeft(answer.secondsLeft)
      return
    }
    setLeft(seconds)
  })
  useEffect(() => {
    const timer = setInterval(() => void tick(), 1000)
    return () => clearInterval(timer)
  }, [])

  // Every second on the screen, every half a minute for a screen reader.
  const spoken = left === undefined ? undefined : Math.ceil(left / 30) * 30
  const text = canGoOn ? 'text' : 'lastText'
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="session-title" aria-describedby="session-text">
      <h2 id="session-title">{t('title')}</h2>
      <p id="session-text" className="visually-hidden" aria-live="polite">{spoken !== undefined && t(text, { seconds: spoken })}</p>
      <p aria-hidden="true">{left !== undefined && t(text, { seconds: Math.max(0, left) })}</p>
      <div className={styles.actions}>
        {canGoOn
          ? <button type="button" className={buttons.primary} onClick={() => void ask('POST').then(take)}>{t('goOn')}</button>
          : <button type="button" className={buttons.primary} onClick={() => dialog.current?.close()}>{t('understood')}</button>}
        <form action="/api/logout" method="post">
          <input type="hidden" name="language" value={locale} />
          <button className={buttons.secondary}>{t('logOut')}</button>
        </form>
      </div>
    </dialog>
  )
}
