'use client'
import { useLocale } from 'next-intl'
import { ErrorMessage } from '../error-message.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <main id="content"><ErrorMessage language={useLocale()} digest={error.digest} onRetry={reset} /></main>
}
