import Provider, { type Configuration as ProviderConfiguration, type JWKS } from 'oidc-provider'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'
import type { Accounts } from './accounts.ts'
import { logoutPage, problemPage, type Language } from './pages.ts'

export type ProviderOptions = {
  issuer: string
  portal: string
  client: { id: string; secret: string }
  identityCodeClaim: string
  keys: { jwks: JWKS; cookies: string[] }
  accounts: Accounts
  languageOf: (request: { headers: { cookie?: string | undefined } }) => Language
}

const MINUTE = 60

/** An OpenID provider for one client, the portal: code flow with PKCE, logout started by the client. */
export function createProvider({ issuer, portal, client, identityCodeClaim, keys, accounts, languageOf }: ProviderOptions): Provider {
  const configuration: ProviderConfiguration = {
    clients: [{
      client_id: client.id, client_secret: client.secret,
      redirect_uris: [`${portal}/api/auth/callback/identity-provider`],
      post_logout_redirect_uris: ['fi', 'sv', 'en'].map((language) => `${portal}/${language}/login?ended=logout`),
      grant_types: ['authorization_code'], response_types: ['code'],
    }],
    scopes: ['openid', 'profile', 'identity'],
    claims: { openid: ['sub'], profile: ['given_name', 'family_name', 'birthdate'], identity: [identityCodeClaim] },
    findAccount: (_context, id) => {
      const account = accounts.find(id)
      if (!account) return undefined
      return {
        accountId: id,
        claims: () => ({ sub: id, given_name: account.givenNames, family_name: account.familyName, birthdate: account.birthDate, [identityCodeClaim]: account.identityCode }),
      }
    },
    // Logins under way and sessions here may be forgotten at a restart: the portal keeps its own.
    adapter: createMemoryAdapter(),
    jwks: keys.jwks,
    cookies: { keys: keys.cookies, names: { session: 'idp-session', interaction: 'idp-interaction', resume: 'idp-resume' }, long: { httpOnly: true, sameSite: 'lax' }, short: { httpOnly: true, sameSite: 'lax' } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Who runs the portal runs this provider: there is nothing to consent to.
    loadExistingGrant: async (context) => {
      const { session, client: ofRequest } = context.oidc
      const grant = new context.oidc.provider.Grant({ clientId: ofRequest!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid profile identity')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => { context.body = logoutPage(languageOf(context.req), form) },
        postLogoutSuccessSource: (context) => { context.body = problemPage(languageOf(context.req), portal) },
      },
    },
    renderError: (context) => {
      context.type = 'html'
      context.body = problemPage(languageOf(context.req), portal)
    },
    ttl: { AccessToken: 10 * MINUTE, AuthorizationCode: MINUTE, IdToken: 60 * MINUTE, Interaction: 30 * MINUTE, Session: 12 * 60 * MINUTE, Grant: 12 * 60 * MINUTE },
  }
  return new Provider(issuer, configuration)
}
