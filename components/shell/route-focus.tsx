'use client'
import { useEffect, useRef } from 'react'
import { usePathname } from '../i18n/navigation.ts'

/** After going to another page without a reload the heading has the focus, as a screen reader expects of a new page. */
export function RouteFocus() {
  const pathname = usePathname()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const heading = document.querySelector<HTMLElement>('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [pathname])
  return null
}
