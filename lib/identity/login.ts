/**
 * Login by OpenID Connect (next-auth): code flow with PKCE, state and nonce. What next-auth keeps in its cookie is the
 * id of our own session, encrypted and authenticated; everything else about a login is in the database.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '#lib/platform/clock.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase } from '#lib/platform/portal-database.ts'
import { isArtificialPersonalIdentityCode, isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { AGE_SECONDS_MAX, beginSession } from './sessions.ts'

export const PROVIDER = 'identity-provider'

export type LoginSettings = {
  db: PortalDatabase
  clock: Clock
  box: SealedBox
  log: Logger
  environment: 'test' | 'production'
  /** own public address; https makes every cookie secure */
  portal: string
  sessionSecret: string
  provider: { issuer: string; clientId: string; clientSecret: string; scope: string; identityCodeClaim: string }
}

const cookies = (portal: string) => {
  const secure = portal.startsWith('https:')
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  const prefix = secure ? '__Host-' : ''
  const short = { ...options, maxAge: 15 * 60 }
  return {
    sessionToken: { name: `${prefix}portal-session`, options },
    csrfToken: { name: `${prefix}portal-csrf`, options },
    callbackUrl: { name: `${prefix}portal-return`, options },
    pkceCodeVerifier: { name: `${prefix}portal-pkce`, options: short },
    state: { name: `${prefix}portal-state`, options: short },
    nonce: { name: `${prefix}portal-nonce`, options: short },
  }
}

export const sessionCookieOf = (portal: string) => cookies(portal).sessionToken

export function loginOptions(settings: LoginSettings): NextAuthOptions {
  const { provider, log, portal, sessionSecret, environment } = settings
  const identityOf = (claims: unknown) => {
    const parsed = z.object({ [provider.identityCodeClaim]: z.string(), given_name: z.string().min(1).max(200), family_name: z.string().min(1).max(200) }).safeParse(claims)
    if (!parsed.success) return undefined
    const identityCode = String(parsed.data[provider.identityCodeClaim])
    const accepted = isPersonalIdentityCode(identityCode) && isArtificialPersonalIdentityCode(identityCode) === (environment === 'test')
    return accepted ? { identityCode, givenNames: String(parsed.data['given_name']), familyName: String(parsed.data['family_name']) } : undefined
  }
  return {
    secret: sessionSecret,
    session: { strategy: 'jwt', maxAge: AGE_SECONDS_MAX },
    cookies: cookies(portal),
    useSecureCookies: portal.startsWith('https:'),
    pages: { signIn: '/login', error: '/login?ended=failed' },
    // What happened, never what was in the tokens.
    logger: {
      error(code, metadata) {
        const reason = metadata instanceof Error ? metadata.message : metadata.error?.message
        log[reason === 'access_denied' ? 'info' : 'error']({ code, reason }, 'login failed')
      },
      warn: (code) => log.debug({ code }, 'login warning'),
      debug: () => {},
    },
    providers: [{
      id: PROVIDER, name: PROVIDER, type: 'oauth', wellKnown: `${provider.issuer}/.well-known/openid-configuration`,
      clientId: provider.clientId, clientSecret: provider.clientSecret, issuer: provider.issuer,
      authorization: { params: { scope: provider.scope } },
      checks: ['pkce', 'state', 'nonce'], idToken: true,
      // The ID token says only who (a subject that means nothing to others); the rest is asked for and checked against it.
      userinfo: { request: ({ client, tokens }) => client.userinfo(tokens as never) },
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    }],
    callbacks: {
      signIn: ({ profile }) => (identityOf(profile) ? true : '/login?ended=refused'),
      async jwt({ account, profile, token }) {
        if (!account) return token
        const identity = identityOf(profile)
        if (!identity) throw new Error('No identity')
        return { sessionId: await beginSession(settings, identity, account.id_token) }
      },
    },
  }
}

/** The id in the session cookie; undefined for whatever we did not make or made too long ago. */
export async function sessionIdOf(cookie: string | undefined, sessionSecret: string): Promise<string | undefined> {
  if (!cookie) return undefined
  const token = await decode({ token: cookie, secret: sessionSecret }).catch(() => null)
  return z.uuid().safeParse(token?.['sessionId']).data
}

/**
 * next-auth wants a token that a page fetched before; ours is a plain form that works without script, and whose origin
 * the route has checked. This makes the pair that next-auth compares.
 */
export function csrfPair(portal: string, sessionSecret: string): { token: string; cookie: ReturnType<typeof cookies>['csrfToken'] & { value: string } } {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${sessionSecret}`).digest('hex')
  return { token, cookie: { ...cookies(portal).csrfToken, value: `${token}|${hash}` } }
}
