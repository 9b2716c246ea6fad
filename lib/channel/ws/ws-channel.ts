/**
 * Client of the register's web services: mutual TLS over undici, SOAP 1.1, answers verified against the register's
 * services authority. Speaks only the official interface, so it works against any register.
 */
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { Agent, errors, request } from 'undici'
import { canonicalise } from '#lib/xml/canonicalise.ts'
import { readFault } from '#lib/xml/read-fault.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { signWritten, type Signer } from '#lib/xml/sign.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { EserviceChannel } from '#schemas/channels.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { AckFromIr, StatusRequestToIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'
import { services } from '#schemas/services.ts'
import type { SendResult } from './send-result.ts'

export type WsChannelOptions = {
  /** Base address, `https://host:port/20170526` */
  url: string
  /** PEM of the key and of the certificate with its chain, used for TLS and for signing status requests */
  key: string
  certificate: string
  /** PEM: who may issue the server's certificate; absent: the public authorities of Node */
  serverCa?: string
  /** PEM: authorities that may issue the signer of answers directly */
  answerCa: string
}

export type SendOptions = {
  service: string
  operation: string
  /** For the e-service only: where the delivery came from (D-54). */
  irChannel?: EserviceChannel
  /** Of paper: the Finnish day on which it came, YYYY-MM-DD. */
  arrivedOn?: string
  signal?: AbortSignal
}

export type WsChannel = {
  /** Sends a finished, signed message (without XML declaration or with one; the signature is not touched). */
  send(message: Uint8Array, options: SendOptions): Promise<SendResult>
  /** Asks for the status of one delivery. */
  status(request: Omit<StatusRequestToIr, 'timestamp'> & { timestamp?: string }): Promise<SendResult>
  close(): Promise<void>
}

/** Clients give up after a minute; the register answers real-time calls within 50 s (D-33). */
const ANSWER_MS_MAX = 60_000
const CONNECT_MS_MAX = 10_000
const ANSWER_BYTES_MAX = 200 * 1_048_576

export function openWsChannel(options: WsChannelOptions): WsChannel {
  const agent = new Agent({
    connect: { key: options.key, cert: options.certificate, ...(options.serverCa === undefined ? {} : { ca: options.serverCa }), minVersion: 'TLSv1.2', timeout: CONNECT_MS_MAX },
    headersTimeout: ANSWER_MS_MAX, bodyTimeout: ANSWER_MS_MAX, maxResponseSize: ANSWER_BYTES_MAX, keepAliveTimeout: 30_000,
  })
  const answerAuthorities = certificatesOf(options.answerCa)
  const signer: Signer = { key: createPrivateKey(options.key), certificate: new X509Certificate(options.certificate) }

  const call = async (message: Uint8Array | string, { service, operation, irChannel, arrivedOn, signal }: SendOptions): Promise<SendResult> => {
    const body = soapEnvelope(withoutDeclaration(message))
    let response: Awaited<ReturnType<typeof request>>
    try {
      response = await request(`${options.url}/${service}.svc`, {
        method: 'POST', dispatcher: agent, body, signal: signal ?? null,
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${operation}"`, ...(irChannel && { 'x-ir-channel': irChannel }), ...(arrivedOn && { 'x-ir-arrived': arrivedOn }) },
      })
    } catch (error) {
      return failure(error)
    }
    try {
      const bytes = Buffer.from(await response.body.arrayBuffer())
      return understand(response.statusCode, bytes, answerAuthorities)
    } catch (error) {
      return { known: 'nothing', reason: reasonOf(error) }
    }
  }

  return {
    send: (message, sendOptions) => call(message, sendOptions),
    status: (query) => call(
      signWritten(writeMessage('StatusRequestToIR', 'StatusRequestToIR', { ...query, timestamp: query.timestamp ?? new Date().toISOString() }), signer),
      { service: 'StatusService', operation: 'GetDeliveryDataStatus' }),
    close: () => agent.close(),
  }
}

/** The operation that takes a message by its root element; null: no service of the register does. */
export function operationFor(rootElement: string): { service: string; operation: string; mode: 'ws-real-time' | 'ws-delayed' | 'query' | 'echo' } | null {
  for (const service of services) {
    const operation = service.operations.find(({ input }) => input.element === rootElement)
    if (operation) return { service: service.name, operation: operation.name, mode: operation.mode }
  }
  return null
}

/** Before the connection stands nothing has left; afterwards nobody knows. */
function failure(error: unknown): SendResult {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code) || error instanceof errors.ConnectTimeoutError
  if (neverConnected) return { known: 'not-sent', fault: 'unreachable', reason: reasonOf(error) }
  if (/^(ERR_TLS|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)|ALERT/.test(code)) return { known: 'not-sent', fault: 'certificate-refused', reason: reasonOf(error) }
  return { known: 'nothing', reason: reasonOf(error) }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? error.name}: ${error.message}` : String(error)).slice(0, 300)

function understand(status: number, bytes: Buffer, answerAuthorities: X509Certificate[]): SendResult {
  if (status === 401) return { known: 'not-sent', fault: 'certificate-refused', reason: firstLine(bytes) }
  if (status === 503) return { known: 'not-sent', fault: 'busy', reason: firstLine(bytes) }
  const opened = openSoapBody(bytes, { bytesMax: ANSWER_BYTES_MAX })
  if (!opened.ok) {
    return status >= 400 && status < 500 ? { known: 'fault', status, faultcode: '', faultstring: firstLine(bytes), details: [] } : { known: 'nothing', reason: `HTTP ${status} without a SOAP answer` }
  }
  using document = opened.document
  const { localName, namespace } = document.root()
  if (localName === 'Fault') return { known: 'fault', status, ...readFault(document) }
  if (status !== 200 || (localName !== 'AckFromIR' && localName !== 'StatusResponseFromIR')) return { known: 'nothing', reason: `HTTP ${status} with ${localName}` }
  // Of its own, without the envelope: canonical form, so that its signature stays what it is.
  const message = canonicalise(document, { exclusive: true, withComments: true })
  const file = fileOfNamespace(namespace)
  if (validate(document, file).length > 0) return { known: 'nothing', reason: 'the answer does not conform to its schema' }
  const verification = verifySignature(document)
  if (!verification.valid) return { known: 'nothing', reason: `the answer's signature is not valid: ${verification.reason}` }
  const isOfRegister = answerAuthorities.some((authority) => verification.certificate.checkIssued(authority) && verification.certificate.verify(authority.publicKey))
  if (!isOfRegister) return { known: 'nothing', reason: 'the answer was not signed by the register' }
  const { value, errors: readErrors } = readMessage<AckFromIr | StatusResponseFromIr>(document, file)
  if (readErrors.length > 0) return { known: 'nothing', reason: 'the answer cannot be read' }
  return localName === 'AckFromIR'
    ? { known: 'answer', kind: 'acknowledgement', answer: value as AckFromIr, bytes: message }
    : { known: 'answer', kind: 'feedback', answer: value as StatusResponseFromIr, bytes: message }
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('utf8', 0, 300).split('\n')[0]!.trim()
}

/** An XML declaration may not stand inside an envelope; nothing else is changed. */
function withoutDeclaration(message: Uint8Array | string): Uint8Array | string {
  if (typeof message === 'string') return message.replace(/^<\?xml[^>]*\?>\s*/, '')
  const head = Buffer.from(message.buffer, message.byteOffset, Math.min(message.byteLength, 400)).toString('latin1')
  const declaration = /^<\?xml[^>]*\?>\s*/.exec(head)
  return declaration ? message.subarray(declaration[0].length) : message
}

const certificatesOf = (pem: string): X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one))
