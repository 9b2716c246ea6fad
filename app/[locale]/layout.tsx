import '#components/styles/base.css'
import type { Metadata, Viewport } from 'next'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { routing } from '#components/i18n/routing.ts'
import { AppearanceChoice } from '#components/shell/appearance-choice.tsx'
import { Footer } from '#components/shell/footer.tsx'
import { Header, type ShellUser } from '#components/shell/header.tsx'
import { NavigationProgress } from '#components/shell/navigation-progress.tsx'
import { SkipLink } from '#components/shell/page-frame.tsx'
import { RouteFocus } from '#components/shell/route-focus.tsx'
import { SessionKeeper } from '#components/shell/session-keeper.tsx'
import { NonceMeta, PageNonce } from '#components/suomifi/page-nonce.tsx'
import { partyNameOf } from '#lib/identity/actor.ts'
import type { LiveSession } from '#lib/identity/sessions.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { chooseAppearance } from '../appearance/actions.ts'
import { currentAppearance } from '../appearance/appearance.ts'
import { currentSession } from '../session/current.ts'
import { homeOf } from '../session/home.ts'

type Params = { params: Promise<{ locale: string }> }

export const viewport: Viewport = { themeColor: '#072740' }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'service' })
  return { title: { template: `%s – ${t('name')}`, default: t('name') }, icons: { icon: '/icon.svg' }, robots: { index: false } }
}

export default async function RootLayout({ children, params }: Params & { children: ReactNode }) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  const nonce = (await headers()).get('x-nonce') ?? ''
  const session = await currentSession()
  const { shell, session: sessionTexts, upload, live } = await getMessages()
  const appearance = await currentAppearance()
  const t = await getTranslations('shell')
  const { configuration, faultsOn } = portalRuntime()
  return (
    <html lang={locale} data-theme={appearance === 'system' ? undefined : appearance}>
      <head><NonceMeta nonce={nonce} /></head>
      <body>
        <NextIntlClientProvider messages={{ shell, session: sessionTexts, upload, live }}>
          <PageNonce nonce={nonce}>
            <SkipLink />
            <Header locale={locale} user={session && userOf(session, { 'private-person': t('privatePerson'), 'operator': t('operator') })} test={configuration.IR_ENVIRONMENT === 'test'} faults={await faultsOn()} />
            {children}
            <Footer choices={<AppearanceChoice current={appearance} action={chooseAppearance} />} />
            <RouteFocus />
            <NavigationProgress />
            {session && <SessionKeeper secondsLeft={secondsLeft(session)} />}
          </PageNonce>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

function userOf({ actor }: LiveSession, names: Record<'private-person' | 'operator', string>): ShellUser {
  const { role, name } = actor
  return { name, ...(role && { role: { name: partyNameOf(role) ?? names[role.kind as keyof typeof names], homeHref: homeOf(role) } }) }
}

const secondsLeft = ({ idleAt, endsAt }: LiveSession): number =>
  Math.max(1, Math.round((Math.min(idleAt.getTime(), endsAt.getTime()) - portalRuntime().clock.now().getTime()) / 1000))
