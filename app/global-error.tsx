'use client'
import '#components/styles/base.css'
import { ErrorMessage } from './error-message.tsx'
import { routing } from '#components/i18n/routing.ts'

/** When not even the frame of the page could be made: the language can only be read from the address. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const inAddress = typeof location === 'undefined' ? undefined : location.pathname.split('/')[1]
  const language = routing.locales.find((locale) => locale === inAddress) ?? routing.defaultLocale
  return (
    <html lang={language}>
      <body><main id="content"><ErrorMessage language={language} digest={error.digest} onRetry={reset} /></main></body>
    </html>
  )
}
