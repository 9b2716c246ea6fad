import type { Configuration } from '#lib/platform/configuration.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'

/** Where the parts are found, from the portal's side; without a slash at the end. */
export type Addresses = {
  portal: string
  /** OpenID Connect issuer */
  issuer: string
  /** base of the register's web services */
  registerWs: string
  /** readiness of the register, where it is the one started beside us */
  registerReady: string | undefined
}

export function addressesOf(configuration: Configuration): Addresses {
  const portal = configuration.PORTAL_URL ?? `http://localhost:${configuration.PORTAL_PORT}`
  return {
    portal: portal.replace(/\/$/, ''),
    issuer: configuration.IR_ENVIRONMENT === 'production' ? configuration.OIDC_ISSUER : configuration.OIDC_ISSUER ?? `http://localhost:${configuration.IDP_PORT}`,
    registerWs: (configuration.REGISTER_WS_URL ?? `https://localhost:${configuration.WS_PORT}/${INTERFACE_VERSION}`).replace(/\/$/, ''),
    registerReady: configuration.REGISTER_WS_URL ? undefined : `http://127.0.0.1:${configuration.CONTROL_PORT}/ready`,
  }
}
