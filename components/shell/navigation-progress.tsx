'use client'
import { useTranslations } from 'next-intl'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import styles from './navigation-progress.module.css'

/** Quick pages show nothing; only a wait that would be noticed is answered. */
const NOTICED_AFTER_MS = 250
const GIVE_UP_MS = 20_000

/** Says that another page is on its way: pages come whole, so until then the old one stays. */
export function NavigationProgress() {
  const t = useTranslations('shell')
  const here = `${usePathname()}?${useSearchParams().toString()}`
  const [waitingAt, setWaitingAt] = useState<string>()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const leaves = link && link.origin === location.origin && !link.hasAttribute('download') && link.target === '' && !event.metaKey && !event.ctrlKey && !event.shiftKey
      if (!leaves || link.href.split('#')[0] === location.href.split('#')[0]) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        setWaitingAt(here)
        timer = setTimeout(() => setWaitingAt(undefined), GIVE_UP_MS)
      }, NOTICED_AFTER_MS)
    }
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('click', onClick)
      clearTimeout(timer)
    }
  }, [here])

  if (waitingAt !== here) return null
  return <div className={styles.bar} role="status"><span className="visually-hidden">{t('loading')}</span></div>
}
