import type { Configuration } from '#lib/platform/configuration.ts'
import { CERTIFICATE_SERVICE_PATH, INTERFACE_VERSION } from '#schemas/services.ts'

/** Where the parts are found, from the portal's side; without a slash at the end. */
export type Addresses = {
  portal: string
  /** OpenID Connect issuer */
  issuer: string
  /** base of the register's web services */
  registerWs: string
  /** the certificate service; undefined where another one's register is used and its service is not configured */
  registerPki: string | undefined
  registerSftp: { host: string; port: number }
  /** readiness of the register, where it is the one started beside us */
  registerReady: string | undefined
}

export function addressesOf(configuration: Configuration): Addresses {
  const portal = configuration.PORTAL_URL ?? `http://localhost:${configuration.PORTAL_PORT}`
  return {
    portal: portal.replace(/\/$/, ''),
    issuer: configuration.IR_ENVIRONMENT === 'production' ? configuration.OIDC_ISSUER : configuration.OIDC_ISSUER ?? `http://localhost:${configuration.IDP_PORT}`,
    registerWs: (configuration.REGISTER_WS_URL ?? `https://localhost:${configuration.WS_PORT}/${INTERFACE_VERSION}`).replace(/\/$/, ''),
    registerPki: configuration.REGISTER_PKI_URL ?? (configuration.REGISTER_WS_URL ? undefined : `https://localhost:${configuration.PKI_PORT}${CERTIFICATE_SERVICE_PATH}`),
    registerSftp: configuration.REGISTER_SFTP_HOST === undefined ? { host: 'localhost', port: configuration.SFTP_PORT } : sftpServer(configuration.REGISTER_SFTP_HOST),
    registerReady: configuration.REGISTER_WS_URL ? undefined : `http://127.0.0.1:${configuration.CONTROL_PORT}/ready`,
  }
}

const SSH_PORT = 22

/** `host` or `host:port` */
function sftpServer(address: string): { host: string; port: number } {
  const [, host = address, port] = /^(.+):(\d{1,5})$/.exec(address) ?? []
  return { host, port: port === undefined ? SSH_PORT : Number(port) }
}
