import { hasLocale } from 'next-intl'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { routing } from '#components/i18n/routing.ts'
import { sessionCookieOf, sessionIdOf } from '#lib/identity/login.ts'
import { isFromOwnPage } from '#lib/identity/same-origin.ts'
import { endSession } from '#lib/identity/sessions.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'

const Discovery = z.object({ end_session_endpoint: z.url().optional() })

/** Ends the login here at once, then at the identity provider, which sends the person back to the login page. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response(null, { status: 403 })
  const runtime = portalRuntime()
  const { name, options } = sessionCookieOf(runtime.addresses.portal)
  const jar = await cookies()
  const sessionId = await sessionIdOf(jar.get(name)?.value, runtime.sessionSecret)
  const idToken = sessionId === undefined ? undefined : await endSession(runtime, sessionId)
  jar.set(name, '', { ...options, maxAge: 0 })

  const language = String((await request.formData()).get('language') ?? '')
  const afterwards = `${runtime.addresses.portal}/${hasLocale(routing.locales, language) ? language : routing.defaultLocale}/login?ended=logout`
  return new Response(null, { status: 303, headers: { location: await providersLogout(idToken, afterwards) ?? afterwards } })
}

async function providersLogout(idToken: string | undefined, afterwards: string): Promise<string | undefined> {
  if (idToken === undefined) return undefined
  const { addresses, configuration, log } = portalRuntime()
  try {
    const response = await fetch(`${addresses.issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(3000) })
    const { end_session_endpoint: endpoint } = Discovery.parse(await response.json())
    return endpoint && `${endpoint}?${new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: afterwards, client_id: configuration.OIDC_CLIENT_ID })}`
  } catch (error) {
    // Our own session is over whatever the provider does.
    log.warn({ reason: (error as Error).message }, 'the identity provider cannot be reached for logout')
    return undefined
  }
}
