import type { Server, ServerOptions } from 'node:https'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { tlsSettings } from './tls-settings.ts'

const LOOKED_UP_AGAIN_MS = 12 * 3_600_000

/**
 * Gives a door's server the successor of its TLS certificate while it runs: a process may well outlive it. Connections
 * under way keep theirs.
 */
export function keepCertificateCurrent(server: Server, authority: Authority, log: Log, tls: Pick<ServerOptions, 'ca'> = {}): void {
  const timer = setInterval(() => {
    authority.serverCertificate().then(
      ({ key, chain }) => server.setSecureContext({ key, cert: chain, ...tlsSettings, ...(tls.ca === undefined ? {} : { ca: tls.ca }) }),
      (error: unknown) => log.warn({ err: error }, 'the TLS certificate could not be looked up; the present one serves on'))
  }, LOOKED_UP_AGAIN_MS)
  timer.unref()
  server.on('close', () => clearInterval(timer))
}
