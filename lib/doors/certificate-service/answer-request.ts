/** One call of the certificate service from the bytes of its body to the bytes of its answer. */
import { getCertificate } from '#lib/certificates/service/retrieval.ts'
import { refused, type CertificateServiceContext, type Refused } from '#lib/certificates/service/certificate-service.ts'
import { renewCertificate } from '#lib/certificates/service/renew-certificate.ts'
import { signNewCertificate } from '#lib/certificates/service/sign-new-certificate.ts'
import type { Log } from '#lib/platform/log.ts'
import { ERRORS_MAX, type XmlError } from '#lib/xml/errors.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { soapEnvelope, soapFault } from '#lib/xml/soap-envelope.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature, type Verification } from '#lib/xml/verify.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { dictionary } from '#schemas/dictionary.ts'
import type { GetCertificateRequest, RenewCertificateRequest, Result, SignNewCertificateRequest } from '#schemas/generated/types/certificate-services.ts'
import { REQUEST_BYTES_MAX, type CertificateServiceAnswer, type CertificateServiceOperation, type CertificateServiceRequest } from './certificate-service-message.ts'
import { errorTexts } from './error-texts.ts'

export type CertificateServiceOptions = {
  context: CertificateServiceContext
  /** Language of ErrorMessage (D-05). */
  errorLanguage: 'fi' | 'sv' | 'en'
  log: Log
}

const FILE = 'CertificateServices'

type Request = SignNewCertificateRequest | RenewCertificateRequest | GetCertificateRequest

type Operation = {
  name: CertificateServiceOperation
  run(context: CertificateServiceContext, request: Request, verification: Verification): Promise<{ accepted: true; fields: { retrievalId?: string; certificate?: string } } | Refused>
}

/** By root element of the request. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['SignNewCertificateRequest', {
    name: 'SignNewCertificate',
    async run(context, request) {
      const { customerId, transferId, transferPassword, certificateRequest } = request as SignNewCertificateRequest
      const given = await signNewCertificate(context, { customerId, transferId, transferPassword, certificateRequest: Buffer.from(certificateRequest, 'base64') })
      return given.accepted ? { accepted: true, fields: { retrievalId: given.retrievalId } } : given
    },
  }],
  ['RenewCertificateRequest', {
    name: 'RenewCertificate',
    async run(context, request, verification) {
      const { customerId, certificateRequest } = request as RenewCertificateRequest
      const given = await renewCertificate(context, { customerId, certificateRequest: Buffer.from(certificateRequest, 'base64'), signer: verification.valid ? verification.certificate : undefined })
      return given.accepted ? { accepted: true, fields: { retrievalId: given.retrievalId } } : given
    },
  }],
  ['GetCertificateRequest', {
    name: 'GetCertificate',
    async run(context, request) {
      const found = await getCertificate(context, request as GetCertificateRequest)
      return found.accepted ? { accepted: true, fields: { certificate: found.certificate.toString('base64') } } : found
    },
  }],
])

/** Never throws for anything that is in the request. What is not SOAP or not of the schema is a fault (D-52). */
export async function answerCertificateRequest(options: CertificateServiceOptions, { body, soapAction }: CertificateServiceRequest): Promise<CertificateServiceAnswer> {
  const opened = openSoapBody(body, { bytesMax: REQUEST_BYTES_MAX })
  if (!opened.ok) return fault('The message is not a SOAP 1.1 envelope with a well-formed message', opened.errors)
  using document = opened.document
  const { localName, namespace } = document.root()
  const operation = namespace === dictionary[FILE].namespace ? operations.get(localName) : undefined
  if (!operation) return fault('The message is none of the certificate service')
  if (soapAction !== '' && soapAction.toLowerCase() !== operation.name.toLowerCase()) return fault(`SOAPAction ${operation.name} belongs to this message, another was sent`)
  const invalid = againstSchema(validate(document, FILE))
  if (invalid.length > 0) return fault('The message does not conform to its schema', invalid)
  // Before reading: what was verified is what is read.
  const verification = verifySignature(document)
  // Errors of reading are lexical rules of deliveries too (PR-124).
  const { value } = readMessage<Request>(document, FILE)
  return answer(options, operation, await run(options, operation, value, verification))
}

/**
 * Banned sequences (PR-122) are a rule of deliveries, not of this service: clients write `&#13;` into base64. Where
 * they fill the whole list, there may be others that they crowded out.
 */
const againstSchema = (errors: readonly XmlError[]): readonly XmlError[] =>
  (errors.length >= ERRORS_MAX ? errors : errors.filter(({ ruleId }) => ruleId !== 'PR-122'))

async function run({ context, log }: CertificateServiceOptions, operation: Operation, request: Request, verification: Verification): ReturnType<Operation['run']> {
  if (request.environment !== (context.authority.environment === 'production' ? 'PRODUCTION' : 'TEST')) return refused('PKI905')
  try {
    return await operation.run(context, request, verification)
  } catch (error) {
    log.error({ err: error, operation: operation.name }, 'certificate service failed')
    return refused('PKI911')
  }
}

function answer({ context, errorLanguage }: CertificateServiceOptions, { name }: Operation, outcome: Awaited<ReturnType<Operation['run']>>): CertificateServiceAnswer {
  const result: Result = outcome.accepted
    ? { status: 'OK' }
    : { status: 'FAIL', errorInfo: [{ errorCode: outcome.error, errorMessage: errorTexts[errorLanguage][outcome.error] }] }
  const message = writeMessage(FILE, `${name}Response`, { ...(outcome.accepted ? outcome.fields : {}), result })
  return {
    status: 200,
    body: soapEnvelope(signWritten(message, context.authority.signerOfAnswers())),
    operation: name,
    outcome: outcome.accepted ? 'ok' : outcome.error,
  }
}

const fault = (faultstring: string, errors: readonly XmlError[] = []): CertificateServiceAnswer =>
  ({ status: 500, body: soapFault({ faultcode: 'Client', faultstring, errors }), outcome: 'fault' })
