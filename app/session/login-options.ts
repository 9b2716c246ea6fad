import type { NextAuthOptions } from 'next-auth'
import { loginOptions } from '#lib/identity/login.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'

export function currentLoginOptions(): NextAuthOptions {
  const { db, clock, box, log, addresses, configuration, sessionSecret, clientSecret } = portalRuntime()
  return loginOptions({
    db, clock, box, log, environment: configuration.IR_ENVIRONMENT, portal: addresses.portal, sessionSecret,
    provider: { issuer: addresses.issuer, clientId: configuration.OIDC_CLIENT_ID, clientSecret, scope: configuration.OIDC_SCOPE, identityCodeClaim: configuration.OIDC_IDENTITY_CODE_CLAIM },
  })
}
