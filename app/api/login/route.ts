import { hasLocale } from 'next-intl'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { routing } from '#components/i18n/routing.ts'
import { csrfPair, PROVIDER } from '#lib/identity/login.ts'
import { isFromOwnPage } from '#lib/identity/same-origin.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { currentLoginOptions } from '../../session/login-options.ts'

/** Starts a login: a plain form, so that it works without script. On to the identity provider, in the person's language. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 })
  const form = await request.formData()
  const language = String(form.get('language') ?? '')
  const locale = hasLocale(routing.locales, language) ? language : routing.defaultLocale
  const { addresses, sessionSecret } = portalRuntime()

  const { token, cookie } = csrfPair(addresses.portal, sessionSecret)
  const jar = await cookies()
  jar.set(cookie.name, cookie.value, cookie.options)
  const start = new NextRequest(`${addresses.portal}/api/auth/signin/${PROVIDER}?ui_locales=${locale}&prompt=login`, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: token, callbackUrl: `${addresses.portal}${ownPath(form.get('next'), locale)}` }).toString(),
  })
  return NextAuth(currentLoginOptions())(start, { params: Promise.resolve({ nextauth: ['signin', PROVIDER] }) })
}

/** Where to go afterwards: a page of ours in one of the languages, never another host. */
function ownPath(wanted: FormDataEntryValue | null, locale: string): string {
  const path = typeof wanted === 'string' ? wanted : ''
  return /^\/(fi|sv|en)(\/[\w\-/]*)?(\?[\w\-=&%.]*)?$/.test(path) ? path : `/${locale}`
}
