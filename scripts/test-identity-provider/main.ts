/**
 * Entry of the test identity provider: OpenID Connect for artificial persons only. Not started in production, where a
 * real issuer is configured.
 */
import { once } from 'node:events'
import { ConfigurationError, readConfiguration } from '#lib/platform/configuration.ts'
import { createLog } from '#lib/platform/log.ts'
import { readMasterKey } from '#lib/platform/read-master-key.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { clientSecret } from '#lib/identity/client-secret.ts'
import { endOnSignals } from '../process/end-on-signals.ts'
import { reportFailure } from '../process/report-failure.ts'
import { Accounts } from './accounts.ts'
import { createProvider } from './provider.ts'
import { createIdentityServer, languageOf } from './server.ts'
import { signingKeys } from './signing-keys.ts'

try {
  const configuration = readConfiguration()
  if (configuration.IR_ENVIRONMENT !== 'test') throw new ConfigurationError('The test identity provider knows artificial persons only: it does not run in production')
  const log = createLog('identity-provider', configuration.LOG_LEVEL)
  const { issuer, portal } = addressesOf(configuration)
  const keys = signingKeys(configuration.DATA_DIR)
  const accounts = new Accounts(keys.cookies[0]!)
  const provider = createProvider({
    issuer, portal, keys, accounts, languageOf, identityCodeClaim: configuration.OIDC_IDENTITY_CODE_CLAIM,
    client: { id: configuration.OIDC_CLIENT_ID, secret: clientSecret(configuration, readMasterKey(configuration)) },
  })
  // Its own server speaks plain HTTP: a proxy in front ends TLS, and says so in X-Forwarded-Proto.
  provider.proxy = issuer.startsWith('https:')
  provider.on('server_error', (_context, error) => log.error({ err: error }, 'provider failed'))
  const server = createIdentityServer({ provider, accounts, portal, log })
  server.listen(configuration.IDP_PORT, configuration.LISTEN_ADDRESS)
  await once(server, 'listening')
  log.info({ issuer }, 'test identity provider ready')
  endOnSignals(log, async () => {
    server.closeAllConnections()
    await new Promise((resolve) => { server.close(resolve) })
  })
} catch (error) {
  reportFailure('The test identity provider did not start', error)
}
