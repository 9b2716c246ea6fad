/**
 * Client of the certificate service: TLS without a client certificate, SOAP 1.1 over undici, answers verified against
 * the services authority. Speaks only the official interface, so it works against any certificate service.
 */
import { X509Certificate } from 'node:crypto'
import { Agent, errors as requestErrors, request } from 'undici'
import { ERRORS_MAX } from '#lib/xml/errors.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { signWritten, type Signer } from '#lib/xml/sign.ts'
import { openSoapBody, readSoapFault } from '#lib/xml/soap.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { dictionary } from '#schemas/dictionary.ts'
import type { ErrorType, GetCertificateResponse, RenewCertificateResponse, SignNewCertificateResponse } from '#schemas/generated/types/certificate-services.ts'

export type CertificateServiceChannelOptions = {
  /** `https://host:port/2017/10/CertificateServices` */
  url: string
  environment: 'TEST' | 'PRODUCTION'
  /** PEM: who may issue the server's certificate; absent: the public authorities of Node */
  serverCa?: string
  /** PEM: authorities that may issue the signer of answers directly */
  answerCa: string
}

export type Customer = { customerId: string; customerName?: string }

/** What we know after asking. */
export type CertificateServiceResult<Given> =
  | ({ known: 'answer'; accepted: true } & Given)
  /** FAIL, with the service's codes (PKI…). */
  | { known: 'answer'; accepted: false; errors: readonly ErrorType[] }
  /** The service refused the message (SOAP fault of the client, or HTTP status): nothing has happened. */
  | { known: 'fault'; status: number; faultstring: string }
  /** It never got there: safe to ask again. */
  | { known: 'not-sent'; reason: string }
  /** It left, and no usable answer came. Transfer data may be used up: never repeat a SignNewCertificate blindly. */
  | { known: 'nothing'; reason: string }

export type CertificateServiceChannel = {
  /** @param certificateRequest PKCS#10, DER */
  signNew(customer: Customer, transfer: { transferId: string; transferPassword: string; certificateRequest: Uint8Array }): Promise<CertificateServiceResult<{ retrievalId: string }>>
  /** PKI906 means: not ready, ask again later with the same RetrievalId. */
  get(customer: Customer, retrievalId: string): Promise<CertificateServiceResult<{ certificate: X509Certificate }>>
  /** @param signer the certificate to be renewed and its key */
  renew(customer: Customer, renewal: { certificateRequest: Uint8Array; signer: Signer }): Promise<CertificateServiceResult<{ retrievalId: string }>>
  close(): Promise<void>
}

const FILE = 'CertificateServices'
const CONNECT_MS_MAX = 10_000
const ANSWER_MS_MAX = 45_000
const ANSWER_BYTES_MAX = 1_048_576

export function openCertificateServiceChannel(options: CertificateServiceChannelOptions): CertificateServiceChannel {
  const { url, environment, serverCa, answerCa } = options
  const agent = new Agent({
    connect: { ...(serverCa === undefined ? {} : { ca: serverCa }), minVersion: 'TLSv1.2', timeout: CONNECT_MS_MAX },
    headersTimeout: ANSWER_MS_MAX, bodyTimeout: ANSWER_MS_MAX, maxResponseSize: ANSWER_BYTES_MAX, keepAliveTimeout: 10_000,
  })
  const answerAuthorities = (answerCa.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem))

  const call = async <Response extends AnyResponse>(soapAction: string, response: string, message: string): Promise<CertificateServiceResult<{ response: Response }>> => {
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST', dispatcher: agent, body: soapEnvelope(message),
        headers: { 'content-type': 'text/xml; charset=utf-8', 'soapaction': `"${soapAction}"` },
      })
      return understand<Response>(statusCode, Buffer.from(await body.arrayBuffer()), response, answerAuthorities)
    } catch (error) {
      return failure(error)
    }
  }
  const given = <Response extends AnyResponse, Given>(result: CertificateServiceResult<{ response: Response }>, take: (response: Response) => Given | undefined): CertificateServiceResult<Given> => {
    if (result.known !== 'answer' || !result.accepted) return result
    const value = take(result.response)
    return value ? { known: 'answer', accepted: true, ...value } : { known: 'nothing', reason: 'the answer says OK but lacks what was asked for' }
  }
  const retrievalId = (response: SignNewCertificateResponse | RenewCertificateResponse) => (response.retrievalId === undefined ? undefined : { retrievalId: response.retrievalId })

  return {
    async signNew(customer, { transferId, transferPassword, certificateRequest }) {
      const message = writeMessage(FILE, 'SignNewCertificateRequest', { environment, ...customer, transferId, transferPassword, certificateRequest: base64(certificateRequest) })
      return given(await call<SignNewCertificateResponse>('signNewCertificate', 'SignNewCertificateResponse', message), retrievalId)
    },
    async get(customer, retrieval) {
      const message = writeMessage(FILE, 'GetCertificateRequest', { environment, ...customer, retrievalId: retrieval })
      return given(await call<GetCertificateResponse>('getCertificate', 'GetCertificateResponse', message), ({ certificate }) =>
        (certificate === undefined ? undefined : { certificate: new X509Certificate(Buffer.from(certificate, 'base64')) }))
    },
    async renew(customer, { certificateRequest, signer }) {
      const message = signWritten(writeMessage(FILE, 'RenewCertificateRequest', { environment, ...customer, certificateRequest: base64(certificateRequest) }), signer)
      return given(await call<RenewCertificateResponse>('renewCertificate', 'RenewCertificateResponse', message), retrievalId)
    },
    close: () => agent.close(),
  }
}

type AnyResponse = SignNewCertificateResponse | RenewCertificateResponse | GetCertificateResponse

function understand<Response extends AnyResponse>(status: number, bytes: Buffer, expected: string, authorities: readonly X509Certificate[]): CertificateServiceResult<{ response: Response }> {
  const opened = openSoapBody(bytes, { bytesMax: ANSWER_BYTES_MAX })
  if (!opened.ok) {
    const line = bytes.toString('utf8', 0, 300).split('\n')[0]!.trim()
    return status >= 400 && status < 600 && status !== 500 ? { known: 'fault', status, faultstring: line } : { known: 'nothing', reason: `HTTP ${status} without a SOAP answer` }
  }
  using document = opened.document
  const { localName, namespace } = document.root()
  const fault = readSoapFault(document)
  // A fault of the server may have come after the certificate was issued.
  if (fault) return /Server$/.test(fault.faultcode) ? { known: 'nothing', reason: fault.faultstring } : { known: 'fault', status, faultstring: fault.faultstring }
  if (status !== 200 || localName !== expected || namespace !== dictionary[FILE].namespace) return { known: 'nothing', reason: `HTTP ${status} with ${localName}` }
  // The official service writes `&#13;` into its base64; the ban of such sequences (PR-122) is one for deliveries.
  const errors = validate(document, FILE)
  if (errors.length >= ERRORS_MAX || errors.some(({ ruleId }) => ruleId !== 'PR-122')) return { known: 'nothing', reason: 'the answer does not conform to its schema' }
  const verification = verifySignature(document)
  if (!verification.valid) return { known: 'nothing', reason: `the answer's signature is not valid: ${verification.reason}` }
  const { certificate } = verification
  if (!authorities.some((authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey))) return { known: 'nothing', reason: 'the answer was not signed by the certificate service' }
  const { value } = readMessage<Response>(document, FILE)
  return value.result.status === 'OK'
    ? { known: 'answer', accepted: true, response: value }
    : { known: 'answer', accepted: false, errors: value.result.errorInfo ?? [] }
}

/** Before the connection stands nothing has left; afterwards nobody knows. */
function failure(error: unknown): { known: 'not-sent' | 'nothing'; reason: string } {
  const { code = '', name, message } = error as NodeJS.ErrnoException
  const neverConnected = error instanceof requestErrors.ConnectTimeoutError || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)
  const serverNotTrusted = /^(CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)/.test(code)
  return { known: neverConnected || serverNotTrusted ? 'not-sent' : 'nothing', reason: `${code || name}: ${message}`.slice(0, 300) }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
