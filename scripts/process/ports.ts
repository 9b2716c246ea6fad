import { createServer } from 'node:net'
import type { Configuration } from '#lib/platform/configuration.ts'

export class PortTaken extends Error {}

/** Every port that this configuration listens on, with the variable that moves it. */
export function portsOf(configuration: Configuration): { variable: string; port: number; what: string }[] {
  return [
    { variable: 'PORTAL_PORT', port: configuration.PORTAL_PORT, what: 'portal' },
    { variable: 'WS_PORT', port: configuration.WS_PORT, what: 'web services' },
    { variable: 'PKI_PORT', port: configuration.PKI_PORT, what: 'certificate service' },
    { variable: 'CRL_PORT', port: configuration.CRL_PORT, what: 'revocation lists' },
    { variable: 'SFTP_PORT', port: configuration.SFTP_PORT, what: 'SFTP' },
    { variable: 'CONTROL_PORT', port: configuration.CONTROL_PORT, what: 'control' },
    ...(configuration.IR_ENVIRONMENT === 'test' && !configuration.OIDC_ISSUER ? [{ variable: 'IDP_PORT', port: configuration.IDP_PORT, what: 'test identity provider' }] : []),
  ]
}

/** @throws PortTaken naming the first port that another program holds */
export async function ensurePortsFree(configuration: Configuration): Promise<void> {
  for (const { variable, port, what } of portsOf(configuration)) {
    if (port !== 0 && !(await isFree(port, configuration.LISTEN_ADDRESS))) {
      throw new PortTaken(`port ${port} (${what}) is taken by another program: end it, or choose another with ${variable}=<port>`)
    }
  }
}

function isFree(port: number, address: string): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
