import type { Configuration } from '#lib/platform/configuration.ts'
import { sealedBox } from '#lib/platform/master-key.ts'

/** What the portal proves itself with to the identity provider; of the bundled one both derive it from the master key. */
export const clientSecret = (configuration: Configuration, masterKey: Uint8Array): string =>
  configuration.OIDC_CLIENT_SECRET ?? sealedBox(masterKey, 'portal').digest(configuration.OIDC_CLIENT_ID, 'client secret of the test identity provider').toString('hex')
