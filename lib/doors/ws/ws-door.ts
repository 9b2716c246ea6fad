/** Web service door: HTTPS with client certificates, SOAP 1.1 (ws-security.md, ws-services.md). */
import { constants } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'
import type { WorkerPool } from '#lib/platform/worker-pool.ts'
import { soapFault } from '#lib/xml/soap.ts'
import { INTERFACE_VERSION, services } from '#schemas/services.ts'
import { BodyBudget, readBody } from '../http/read-body.ts'
import type { RegisterTasks } from '../threads/tasks.ts'
import { callerOf } from './client-certificate.ts'
import type { WsRequest } from './ws-message.ts'
import { schemaDescription, serviceDescription } from './wsdl.ts'

export type WsDoorOptions = {
  authority: Authority
  threads: WorkerPool<RegisterTasks>
  log: Log
  metrics: Registry
  bytesMax: number
}

/** Messages up to this size are work for the small lane: a report or two, a status request, an echo. */
const SMALL_BYTES_MAX = 256 * 1024
/** All bodies under way in this process; beyond it callers are told to come back. */
const BODIES_BYTES_MAX_FACTOR = 3
const CONNECTIONS_MAX = 2_000
const RETRY_AFTER_SECONDS = 5

/** D-50: forward secrecy and authenticated encryption only. */
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-CHACHA20-POLY1305',
].join(':')

export async function createWsDoor(options: WsDoorOptions): Promise<Server> {
  const { authority, log, metrics } = options
  const tls = await authority.serverCertificate()
  const requests = new Counter({ name: 'ir_ws_requests_total', help: 'SOAP requests by operation and outcome', labelNames: ['operation', 'outcome'], registers: [metrics] })
  const duration = new Histogram({ name: 'ir_ws_request_seconds', help: 'From the last byte of the request to the answer', labelNames: ['operation'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [metrics] })
  const budget = new BodyBudget(options.bytesMax * BODIES_BYTES_MAX_FACTOR)

  const server = createServer({
    key: tls.key, cert: tls.chain,
    // Names of the authorities that clients choose their certificate by; trust is decided per request.
    ca: authority.webServiceIssuerCertificates(), requestCert: true, rejectUnauthorized: false,
    minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3', ciphers: CIPHERS, ecdhCurve: 'X25519:P-256:P-384',
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION, honorCipherOrder: true,
    handshakeTimeout: 10_000, headersTimeout: 15_000, requestTimeout: 600_000, keepAliveTimeout: 60_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
  })
  server.maxConnections = CONNECTIONS_MAX
  // A connection on which nothing moves: longer than the longest real-time answer (D-33).
  server.timeout = 90_000

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now()
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`)
    const service = new RegExp(`^/${INTERFACE_VERSION}/(\\w+?)(?:\\.svc)?$`).exec(url.pathname)?.[1]
    if (!services.some(({ name }) => name === service) || service === undefined) return refuse(response, 404, 'There is no such service')
    if (request.method === 'GET' || request.method === 'HEAD') return describe(service, url, response)
    if (request.method !== 'POST') return refuse(response, 405, 'Services are called by POST', { Allow: 'POST, GET' })

    const caller = await callerOf(authority, request.socket as TLSSocket)
    if (!caller.welcome) {
      requests.inc({ operation: service, outcome: 'certificate-refused' })
      return refuse(response, 401, caller.reason)
    }
    if (!/^text\/xml\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return refuse(response, 415, 'Content-Type must be text/xml')
    if (/charset\s*=\s*"?(?!utf-8)[^";\s]/i.test(request.headers['content-type'] ?? '')) return refuse(response, 415, 'The charset must be utf-8')
    if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity') return refuse(response, 415, 'Compressed requests are not accepted')

    if (request.headers.expect) response.writeContinue()
    const body = await readBody(request, { bytesMax: options.bytesMax, budget })
    if (!body.read) {
      if (body.refusal === 'too-large') return refuse(response, 413, `A message has at most ${options.bytesMax} bytes`)
      if (body.refusal === 'busy') return refuse(response, 503, 'Too much is being received at the moment', { 'Retry-After': String(RETRY_AFTER_SECONDS) })
      return
    }
    const read = performance.now()
    try {
      const channelHeader = request.headers['x-ir-channel']
      const wsRequest: WsRequest = {
        service, sender: caller.certificate, body: body.bytes,
        soapAction: soapActionOf(request),
        ...(caller.certificate.eService && isIrChannel(channelHeader) ? { irChannel: channelHeader } : {}),
      }
      const lane = body.bytes.byteLength <= SMALL_BYTES_MAX ? 'small' : 'large'
      const answer = await options.threads.run('answerWsRequest', wsRequest, { lane, transfer: [body.bytes.buffer as ArrayBuffer] })
      response.writeHead(answer.status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': answer.body.byteLength })
      response.end(answer.body)
      const operation = answer.told.operation ?? 'unknown'
      requests.inc({ operation, outcome: answer.told.outcome })
      duration.observe({ operation }, (performance.now() - read) / 1000)
      log.info({ service, operation, outcome: answer.told.outcome, irDeliveryId: answer.told.irDeliveryId, sender: caller.certificate.businessId, serial: caller.certificate.serialNumber, milliseconds: Math.round(performance.now() - started) }, 'ws request')
    } finally {
      body.release()
    }
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'ws request failed')
      requests.inc({ operation: 'unknown', outcome: 'error' })
      if (response.headersSent) return response.destroy()
      // Before anything was read the client may safely try again; later it cannot know, and asks StatusService.
      const fault = soapFault({ faultcode: 'Server', faultstring: 'The register could not answer; ask for the status before sending again' })
      response.writeHead(500, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': fault.byteLength, Connection: 'close' })
      response.end(fault)
    })
  }
  server.on('request', onRequest)
  // `Expect: 100-continue`: refuse before the body is sent.
  server.on('checkContinue', onRequest)
  server.on('tlsClientError', (error, socket) => { log.debug({ err: error }, 'tls handshake failed'); socket.destroy() })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable && error.code !== 'ECONNRESET') socket.end(`HTTP/1.1 ${error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request'}\r\nConnection: close\r\n\r\n`)
    else socket.destroy()
  })
  return server
}

function describe(service: string, url: URL, response: ServerResponse): void {
  const schema = url.searchParams.get('xsd')
  const text = schema === null
    ? [...url.searchParams.keys()].some((key) => key.toLowerCase() === 'wsdl') ? serviceDescription(service, url.origin) : undefined
    : schemaDescription(service, schema, url.origin)
  if (text === undefined) return refuse(response, 404, `Call by POST; the description is at ${url.pathname}?wsdl`)
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}

/** Errors before SOAP: a status and one line (D-52). Whatever body is still coming is not waited for. */
function refuse(response: ServerResponse, status: number, line: string, headers: Record<string, string> = {}): void {
  const text = `${line}\n`
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text), Connection: 'close', ...headers })
  response.end(text)
}

/** Quoted or not, missing or empty (D-51). */
const soapActionOf = (request: IncomingMessage): string => String(request.headers.soapaction ?? '').trim().replace(/^"(.*)"$/, '$1')

const isIrChannel = (value: unknown): value is 'upload' | 'form' | 'paper' => value === 'upload' || value === 'form' || value === 'paper'
