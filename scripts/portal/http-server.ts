import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { withAnswer } from '#lib/portal/answer-status.ts'
import { CLIENT_ADDRESS, clientAddress } from '#lib/portal/client-address.ts'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'

/** A file of 50 MB over a slow line; headers must come sooner. */
const REQUEST_MS_MAX = 15 * 60_000
const HEADERS_MS_MAX = 20_000
const HEADER_BYTES_MAX = 32 * 1024

const YEAR_SECONDS = 365 * 24 * 60 * 60

/**
 * Hands requests to Next, with the headers that every answer has and the figures that /api/metrics shows.
 * @param proxies how many reverse proxies of ours stand in front
 */
export function createPortalServer(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>, { portal, metrics, proxies }: { portal: string; metrics: Registry; proxies: number },
): Server {
  const requests = new Counter({ name: 'http_requests_total', help: 'Answered requests', labelNames: ['method', 'status', 'kind'], registers: [metrics] })
  const durations = new Histogram({ name: 'http_request_duration_seconds', help: 'From the first byte of a request to the last of its answer', labelNames: ['kind'], buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60], registers: [metrics] })
  const fixed = fixedHeaders(portal)

  const server = createServer({ requestTimeout: REQUEST_MS_MAX, headersTimeout: HEADERS_MS_MAX, maxHeaderSize: HEADER_BYTES_MAX }, (request, response) => {
    const begun = performance.now()
    for (const [name, value] of fixed) response.setHeader(name, value)
    response.on('close', () => {
      const kind = kindOf(request.url ?? '/')
      requests.inc({ method: request.method ?? '', status: response.statusCode, kind })
      if (kind !== 'events') durations.observe({ kind }, (performance.now() - begun) / 1000)
    })
    // Next answers such an address with a fault of its own.
    if (!isDecodable(request.url ?? '/')) return void response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad address')
    const { remoteAddress = '' } = request.socket
    request.headers[CLIENT_ADDRESS] = clientAddress({ remoteAddress, forwardedFor: String(request.headers['x-forwarded-for'] ?? ''), proxies })
    withAnswer((answer) => {
      const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
      // For the browser's address bar; Next's own requests for parts of a page take only 200 for an answer.
      response.writeHead = (status: number, ...rest: unknown[]) => writeHead(answer.status !== undefined && status === 200 && request.headers['rsc'] === undefined ? answer.status : status, ...rest)
      void handle(request, response)
    })
  })
  return server
}

/** The Content-Security-Policy of pages, with its nonce, comes from proxy.ts and takes the place of this one. */
function fixedHeaders(portal: string): [string, string][] {
  return [
    ['content-security-policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    // same-origin, not no-referrer: with the latter a form's own POST would carry `Origin: null`.
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ...(portal.startsWith('https:') ? [['strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`] as [string, string]] : []),
  ]
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0]!)
    return true
  } catch {
    return false
  }
}

function kindOf(url: string): string {
  if (url.startsWith('/_next/')) return 'static'
  if (url.startsWith('/api/events')) return 'events'
  if (url.startsWith('/api/uploads')) return 'upload'
  return url.startsWith('/api/') ? 'api' : 'page'
}
