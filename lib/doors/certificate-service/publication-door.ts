/**
 * Revocation lists and authority certificates over plain HTTP, as the distribution points in certificates say (D-72).
 * Both are signed, and a client that checks a list for a TLS connection cannot open one to fetch it.
 */
import { createServer, type Server } from 'node:http'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { noFaults, type Faults } from '#lib/register/sandbox/faults.ts'
import { publishedFile } from './published-file.ts'

const CONNECTIONS_MAX = 1_000
/** Lists are signed anew daily and at every revocation. */
const CACHED_SECONDS = 300

export function createPublicationDoor({ authority, log, faults = noFaults }: { authority: Authority; log: Log; faults?: Faults }): Server {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 }, (request, response) => {
    const end = (status: number, headers: Record<string, string | number>, body: string | Buffer) => {
      if (response.destroyed) return
      response.writeHead(status, { 'Content-Length': Buffer.byteLength(body), ...headers })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { Allow: 'GET, HEAD', Connection: 'close' }, '')
    if (faults['crl-unavailable']) return end(503, { 'Retry-After': 60 }, '')
    publishedFile(authority, request.url ?? '/').then(
      (file) => (file ? end(200, { 'Content-Type': file.contentType, 'Cache-Control': `max-age=${CACHED_SECONDS}` }, file.bytes) : end(404, {}, '')),
      (error: unknown) => {
        log.error({ err: error }, 'revocation list could not be served')
        end(503, { 'Retry-After': 60 }, '')
      })
  })
  server.maxConnections = CONNECTIONS_MAX
  server.timeout = 20_000
  return server
}
