/** Certificate service door: HTTPS without client certificates, SOAP 1.1 (pki.md §4). */
import type { Server } from 'node:https'
import type { Authority } from '#lib/certificates/authority.ts'
import type { Log } from '#lib/platform/log.ts'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'
import { noFaults, type Faults } from '#lib/register/sandbox/faults.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'
import { description } from '../http/description.ts'
import { createSoapServer, unavailable, type HttpsLimits } from '../http/soap-server.ts'
import { REQUEST_BYTES_MAX, type CertificateServiceAnswer, type CertificateServiceRequest } from './certificate-service-message.ts'
import { FailureLimiter } from './failure-limiter.ts'

export type CertificateServiceDoorOptions = {
  authority: Authority
  log: Log
  metrics: Registry
  limits: HttpsLimits
  /** What the service does, in a thread or here. */
  answer(request: CertificateServiceRequest): Promise<CertificateServiceAnswer>
  /** Unknown transfer ids and wrong passwords that one address may send within a minute. */
  failuresPerMinuteMax?: number
  faults?: Faults
}

const BODIES_BYTES_MAX = 32 * 1_048_576
/** Far below what finding a transfer id would take, and enough for a test run that tries out every mistake. */
const FAILURES_PER_MINUTE_MAX = 120

export function createCertificateServiceDoor(options: CertificateServiceDoorOptions): Promise<Server> {
  const { authority, log, metrics, limits, faults = noFaults } = options
  const requests = new Counter({ name: 'ir_pki_requests_total', help: 'Requests of the certificate service by operation and outcome', labelNames: ['operation', 'outcome'], registers: [metrics] })
  const duration = new Histogram({ name: 'ir_pki_request_seconds', help: 'From the last byte of the request to the answer', labelNames: ['operation'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1], registers: [metrics] })
  const limiter = new FailureLimiter(options.failuresPerMinuteMax ?? FAILURES_PER_MINUTE_MAX)

  return createSoapServer<{ address: string }>({
    authority, log, limits,
    bytesMax: REQUEST_BYTES_MAX,
    bodiesBytesMax: BODIES_BYTES_MAX,
    requestMsMax: 30_000,
    idleMsMax: 60_000,
    serviceAt: (pathname) => (pathname === CERTIFICATE_SERVICE_PATH ? 'CertificateServices' : undefined),
    describe: (service, url) => description(url, { wsdl: service, path: CERTIFICATE_SERVICE_PATH }),
    async admit(request) {
      if (faults['certificate-service-unavailable']) return unavailable
      const address = request.socket.remoteAddress ?? ''
      const waitSeconds = limiter.waitSeconds(address)
      if (waitSeconds === 0) return { caller: { address } }
      requests.inc({ operation: 'unknown', outcome: 'rate-limited' })
      return { status: 503, line: 'Too many wrong transfer ids or passwords came from this address', headers: { 'Retry-After': String(waitSeconds) } }
    },
    async answer({ body, soapAction, caller: { address } }) {
      const started = performance.now()
      const answer = await options.answer({ body, soapAction })
      if (answer.outcome === 'PKI901' || answer.outcome === 'PKI902') limiter.failed(address)
      const operation = answer.operation ?? 'unknown'
      const milliseconds = performance.now() - started
      requests.inc({ operation, outcome: answer.outcome })
      duration.observe({ operation }, milliseconds / 1000)
      // Not who asked with what: transfer ids and passwords are secrets.
      log.info({ operation, outcome: answer.outcome, milliseconds: Math.round(milliseconds) }, 'certificate service request')
      return answer
    },
    failure: 'The certificate service could not answer',
  })
}
