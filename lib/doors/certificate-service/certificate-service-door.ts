/** Certificate service door: HTTPS without client certificates, SOAP 1.1 (pki.md §4). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'
import { soapEnvelope, soapFault } from '#lib/xml/soap.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'
import { keepCertificateCurrent } from '../http/current-certificate.ts'
import { BodyBudget, readBody } from '../http/read-body.ts'
import { tlsSettings } from '../http/tls-settings.ts'
import { answerCertificateRequest, REQUEST_BYTES_MAX, type CertificateServiceOptions } from './answer-request.ts'
import { description } from './description.ts'
import { FailureLimiter } from './failure-limiter.ts'

export type CertificateServiceDoorOptions = CertificateServiceOptions & {
  metrics: Registry
  /** Unknown transfer ids and wrong passwords that one address may send within a minute. */
  failuresPerMinuteMax?: number
}

const BODIES_BYTES_MAX = 32 * 1_048_576
const CONNECTIONS_MAX = 2_000
const RETRY_AFTER_SECONDS = 5
/** Far below what finding a transfer id would take, and enough for a test run that tries out every mistake. */
const FAILURES_PER_MINUTE_MAX = 120
const WARM_UP = writeMessage('CertificateServices', 'GetCertificateRequest', { environment: 'TEST', customerId: '0', retrievalId: '0' })

export async function createCertificateServiceDoor(options: CertificateServiceDoorOptions): Promise<Server> {
  const { context: { authority }, log, metrics } = options
  const requests = new Counter({ name: 'ir_pki_requests_total', help: 'Requests of the certificate service by operation and outcome', labelNames: ['operation', 'outcome'], registers: [metrics] })
  const duration = new Histogram({ name: 'ir_pki_request_seconds', help: 'From the last byte of the request to the answer', labelNames: ['operation'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1], registers: [metrics] })
  const budget = new BodyBudget(BODIES_BYTES_MAX)
  const limiter = new FailureLimiter(options.failuresPerMinuteMax ?? FAILURES_PER_MINUTE_MAX)
  // Reading and compiling the schema takes a fifth of a second: not at the expense of the first caller.
  await answerCertificateRequest(options, { body: soapEnvelope(WARM_UP), soapAction: '' })
  const { key, chain } = await authority.serverCertificate()
  const server = createServer({
    key, cert: chain, ...tlsSettings,
    handshakeTimeout: 10_000, headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384,
  })
  keepCertificateCurrent(server, authority, log)
  server.maxConnections = CONNECTIONS_MAX
  server.timeout = 60_000

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = addressOf(request)
    if (!url) return refuse(response, 400, 'The address is not valid')
    if (url.pathname !== CERTIFICATE_SERVICE_PATH) return refuse(response, 404, 'There is no such service')
    if (request.method === 'GET' || request.method === 'HEAD') return describe(url, response)
    if (request.method !== 'POST') return refuse(response, 405, 'The service is called by POST', { Allow: 'POST, GET' })
    const contentType = request.headers['content-type'] ?? ''
    if (!/^text\/xml\s*(;|$)/i.test(contentType)) return refuse(response, 415, 'Content-Type must be text/xml')
    if (/charset\s*=\s*"?(?!utf-8)[^";\s]/i.test(contentType)) return refuse(response, 415, 'The charset must be utf-8')
    if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity') return refuse(response, 415, 'Compressed requests are not accepted')
    const address = request.socket.remoteAddress ?? ''
    const waitSeconds = limiter.waitSeconds(address)
    if (waitSeconds > 0) {
      requests.inc({ operation: 'unknown', outcome: 'rate-limited' })
      return refuse(response, 503, 'Too many wrong transfer ids or passwords came from this address', { 'Retry-After': String(waitSeconds) })
    }
    if (request.headers.expect) response.writeContinue()
    const body = await readBody(request, { bytesMax: REQUEST_BYTES_MAX, budget })
    if (!body.read) {
      if (body.refusal === 'too-large') return refuse(response, 413, `A message has at most ${REQUEST_BYTES_MAX} bytes`)
      if (body.refusal === 'busy') return refuse(response, 503, 'Too much is being received at the moment', { 'Retry-After': String(RETRY_AFTER_SECONDS) })
      return
    }
    const started = performance.now()
    try {
      const answer = await answerCertificateRequest(options, { body: body.bytes, soapAction: soapActionOf(request) })
      if (answer.outcome === 'PKI901' || answer.outcome === 'PKI902') limiter.failed(address)
      send(response, answer.status, answer.body)
      const operation = answer.operation ?? 'unknown'
      requests.inc({ operation, outcome: answer.outcome })
      duration.observe({ operation }, (performance.now() - started) / 1000)
      // Not who asked with what: transfer ids and passwords are secrets.
      log.info({ operation, outcome: answer.outcome, milliseconds: Math.round(performance.now() - started) }, 'certificate service request')
    } finally {
      body.release()
    }
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'certificate service request failed')
      requests.inc({ operation: 'unknown', outcome: 'error' })
      if (response.headersSent) return response.destroy()
      send(response, 500, soapFault({ faultcode: 'Server', faultstring: 'The certificate service could not answer' }))
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

/** Host and path as sent; the description repeats the host, so nothing but a name and a port is taken. */
function addressOf({ url = '/', headers: { host = 'localhost' } }: IncomingMessage): URL | null {
  return /^[\w.:[\]-]+$/.test(host) && url.startsWith('/') ? URL.parse(`https://${host}${url}`) : null
}

function describe(url: URL, response: ServerResponse): void {
  const text = description(url.searchParams, url.origin)
  if (text === undefined) return refuse(response, 404, `Call by POST; the description is at ${CERTIFICATE_SERVICE_PATH}?wsdl`)
  send(response, 200, Buffer.from(text))
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.byteLength })
  response.end(body)
}

/** Errors before SOAP: a status and one line (D-52). Whatever body is still coming is not waited for. */
function refuse(response: ServerResponse, status: number, line: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': line.length + 1, Connection: 'close', ...headers })
  response.end(`${line}\n`)
}

/** Quoted or not, missing or empty (D-51). */
const soapActionOf = (request: IncomingMessage): string => String(request.headers.soapaction ?? '').trim().replace(/^"(.*)"$/, '$1')
