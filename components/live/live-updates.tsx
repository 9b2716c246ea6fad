'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import styles from './live-updates.module.css'

/** Several changes in a moment are shown as one. */
const GATHERED_MS = 300
/** Shorter interruptions nobody notices. */
const BROKEN_AFTER_MS = 10_000

/**
 * Keeps a page as it is on the server: the server says that something changed, and the page is read anew with the
 * permission of its own. When that is not possible, and without script, there is a link.
 *
 * @param topic what the page shows, as a query of /api/events
 */
export function LiveUpdates({ topic }: { topic: string }) {
  const t = useTranslations('live')
  const router = useRouter()
  const [broken, setBroken] = useState(false)

  useEffect(() => {
    let gathered: ReturnType<typeof setTimeout> | undefined
    let interrupted: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(`/api/events?${topic}`)
    const lookAgain = () => {
      gathered ??= setTimeout(() => {
        gathered = undefined
        router.refresh()
      }, GATHERED_MS)
    }
    source.addEventListener('change', lookAgain)
    source.addEventListener('open', () => {
      // Between the page and this moment, and while the line was down, nobody was told.
      lookAgain()
      clearTimeout(interrupted)
      interrupted = undefined
      setBroken(false)
      // Something may have changed between the page's making and now, or while the line was broken.
      router.refresh()
    })
    source.addEventListener('error', () => { interrupted ??= setTimeout(() => setBroken(true), BROKEN_AFTER_MS) })
    return () => {
      source.close()
      clearTimeout(gathered)
      clearTimeout(interrupted)
    }
  }, [topic, router])

  const reload = <a href="">{t('reload')}</a>
  return (
    <>
      <noscript><p>{reload}</p></noscript>
      {broken && <p className={styles.broken} role="status">{t('broken')} {reload}</p>}
    </>
  )
}
