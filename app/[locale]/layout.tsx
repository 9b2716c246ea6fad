import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { setRequestLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { routing } from '#components/i18n/routing.ts'
import { StyleRegistry } from '#components/shell/style-registry.tsx'

export default async function RootLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <html lang={locale}>
      <head><meta name="sc-nonce" content={nonce} /></head>
      <body>
        <NextIntlClientProvider>
          <StyleRegistry nonce={nonce}>{children}</StyleRegistry>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
