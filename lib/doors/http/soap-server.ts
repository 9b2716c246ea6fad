/** What every SOAP door is towards HTTP: who may knock how, what is refused before SOAP, how much is read (D-51, D-52). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { soapFault } from '#lib/xml/soap-envelope.ts'
import { limitConnectionsOfAddress } from './connection-limit.ts'
import { keepCertificateCurrent } from './current-certificate.ts'
import { BodyBudget, readBody } from './read-body.ts'
import { tlsSettings } from './tls-settings.ts'

/** An answer before SOAP: a status and one line. */
export type Refusal = { status: number; line: string; headers?: Record<string, string> }

export type SoapCall<Caller> = {
  service: string
  caller: Caller
  /** Owns its memory: may be handed to a thread. */
  body: Uint8Array
  /** Without quotes; empty when missing (D-51). */
  soapAction: string
  headers: IncomingMessage['headers']
}

/** Of every HTTPS door. */
export type HttpsLimits = {
  /** open at the same time, in all and from one address */
  connectionsMax: number
  perAddressMax: number
  /** for the handshake, and again from there to the end of a request's header */
  headerSeconds: number
}

export type SoapServerOptions<Caller> = {
  authority: Authority
  log: Log
  /** Of one message, and of all bodies that are under way. */
  bytesMax: number
  bodiesBytesMax: number
  limits: HttpsLimits
  /** Longest time for a request to come in, and for nothing to move on a connection. */
  requestMsMax: number
  idleMsMax: number
  tls?: Pick<ServerOptions, 'ca' | 'requestCert' | 'rejectUnauthorized'>
  /** The service at a path; undefined: none. */
  serviceAt(pathname: string): string | undefined
  /** Answers what is not SOAP at paths of its own; undefined: not its path. */
  beside?(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> | undefined
  /** WSDL or schema for a GET; undefined: none. */
  describe(service: string, url: URL): string | undefined
  /** May this caller speak? Asked before the body is read, for every request. */
  admit(request: IncomingMessage, service: string): Promise<{ caller: Caller } | Refusal>
  /** undefined: the connection is cut without a word (a fault of the sandbox) */
  answer(call: SoapCall<Caller>): Promise<{ status: number; body: Uint8Array } | undefined>
  /** What the caller is told when the answer fails. */
  failure: string
}

const RETRY_AFTER_SECONDS = 5

export const unavailable: Refusal = { status: 503, line: 'The service is not available at the moment', headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } }

export async function createSoapServer<Caller>(options: SoapServerOptions<Caller>): Promise<Server> {
  const { authority, log, limits } = options
  const { key, chain } = await authority.serverCertificate()
  const budget = new BodyBudget(options.bodiesBytesMax)
  const server = createServer({
    key, cert: chain, ...tlsSettings, ...options.tls,
    handshakeTimeout: limits.headerSeconds * 1000, headersTimeout: limits.headerSeconds * 1000, requestTimeout: options.requestMsMax, keepAliveTimeout: 60_000, connectionsCheckingInterval: Math.min(5_000, limits.headerSeconds * 500), maxHeaderSize: 16_384,
  })
  keepCertificateCurrent(server, authority, log, options.tls)
  server.maxConnections = limits.connectionsMax
  limitConnectionsOfAddress(server, limits.perAddressMax)
  server.timeout = options.idleMsMax

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = addressOf(request)
    if (!url) return refuse(response, { status: 400, line: 'The address is not valid' })
    const answeredBeside = options.beside?.(request, response, url.pathname)
    if (answeredBeside) return answeredBeside
    const service = options.serviceAt(url.pathname)
    if (service === undefined) return refuse(response, { status: 404, line: 'There is no such service' })
    if (request.method === 'GET' || request.method === 'HEAD') {
      const text = options.describe(service, url)
      return text === undefined ? refuse(response, { status: 404, line: `Call by POST; the description is at ${url.pathname}?wsdl` }) : sendXml(response, 200, Buffer.from(text))
    }
    const refusal = refusalOf(request)
    if (refusal) return refuse(response, refusal)
    const admitted = await options.admit(request, service)
    if (!('caller' in admitted)) return refuse(response, admitted)

    if (request.headers.expect) response.writeContinue()
    const body = await readBody(request, { bytesMax: options.bytesMax, budget })
    if (!body.read) {
      if (body.refusal === 'too-large') return refuse(response, { status: 413, line: `A message has at most ${options.bytesMax} bytes` })
      if (body.refusal === 'busy') return refuse(response, { status: 503, line: 'Too much is being received at the moment', headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } })
      return
    }
    try {
      const answer = await options.answer({ service, caller: admitted.caller, body: body.bytes, soapAction: soapActionOf(request), headers: request.headers })
      if (answer) sendXml(response, answer.status, answer.body)
      else response.destroy()
    } finally {
      body.release()
    }
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'request failed')
      if (response.headersSent) response.destroy()
      else sendXml(response, 500, soapFault({ faultcode: 'Server', faultstring: options.failure }))
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

function refusalOf({ method, headers }: IncomingMessage): Refusal | undefined {
  if (method !== 'POST') return { status: 405, line: 'Services are called by POST', headers: { Allow: 'POST, GET' } }
  const contentType = headers['content-type'] ?? ''
  if (!/^text\/xml\s*(;|$)/i.test(contentType)) return { status: 415, line: 'Content-Type must be text/xml' }
  if (/charset\s*=\s*"?(?!utf-8)[^";\s]/i.test(contentType)) return { status: 415, line: 'The charset must be utf-8' }
  if (headers['content-encoding'] && headers['content-encoding'] !== 'identity') return { status: 415, line: 'Compressed requests are not accepted' }
  return undefined
}

function sendXml(response: ServerResponse, status: number, body: Uint8Array): void {
  response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.byteLength })
  response.end(body)
}

/** Whatever body is still coming is not waited for. */
function refuse(response: ServerResponse, { status, line, headers = {} }: Refusal): void {
  const text = `${line}\n`
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text), Connection: 'close', ...headers })
  response.end(text)
}

/** Quoted or not, missing or empty (D-51). */
const soapActionOf = (request: IncomingMessage): string => String(request.headers.soapaction ?? '').trim().replace(/^"(.*)"$/, '$1')
