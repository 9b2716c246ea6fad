/** Web service door: HTTPS with client certificates, SOAP 1.1 (ws-security.md, ws-services.md). */
import type { Server } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { z } from 'zod'
import type { Authority } from '#lib/certificates/authority.ts'
import type { CertificateUse } from '#lib/certificates/certificate-use.ts'
import type { TrustedCertificate } from '#lib/certificates/trust.ts'
import type { Log } from '#lib/platform/log.ts'
import { Counter, Histogram, type Registry } from '#lib/platform/metrics.ts'
import type { WorkerPool } from '#lib/platform/worker-pool.ts'
import { SLOW_MS, type Faults } from '#lib/register/sandbox/faults.ts'
import type { EserviceChannel } from '#schemas/channels.ts'
import { ESERVICE_PATH } from '#schemas/eservice-operations.ts'
import { INTERFACE_VERSION, services } from '#schemas/services.ts'
import type { EserviceDoor } from '../e-service/e-service-door.ts'
import { description } from '../http/description.ts'
import { createSoapServer, unavailable, type HttpsLimits } from '../http/soap-server.ts'
import type { RegisterTasks } from '../threads/tasks.ts'
import { callerOf } from './client-certificate.ts'
import type { WsRequest } from './ws-message.ts'

export type WsDoorOptions = {
  authority: Authority
  threads: WorkerPool<RegisterTasks>
  log: Log
  metrics: Registry
  /** Of one message (D-27). */
  bytesMax: number
  limits: HttpsLimits
  /** Longest time for a whole message to come in. */
  messageSeconds: number
  /** Operations of the e-service at this door. */
  eservice: EserviceDoor
  use: CertificateUse
  faults: Faults
}

/** Messages up to this size are work for the small lane: a report or two, a status request, an echo. */
const SMALL_BYTES_MAX = 256 * 1024
/** All bodies under way in this process, in messages of the largest size; beyond it callers are told to come back. */
const LARGEST_MESSAGES_AT_ONCE = 3
const SERVICE_PATH = new RegExp(`^/${INTERFACE_VERSION}/(\\w+?)(?:\\.svc)?$`)

export function createWsDoor({ authority, threads, log, metrics, bytesMax, limits, messageSeconds, eservice, use, faults }: WsDoorOptions): Promise<Server> {
  const requests = new Counter({ name: 'ir_ws_requests_total', help: 'SOAP requests by operation and outcome', labelNames: ['operation', 'outcome'], registers: [metrics] })
  const duration = new Histogram({ name: 'ir_ws_request_seconds', help: 'From the last byte of the request to the answer', labelNames: ['operation'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [metrics] })

  return createSoapServer<TrustedCertificate>({
    authority, log, bytesMax, limits,
    bodiesBytesMax: bytesMax * LARGEST_MESSAGES_AT_ONCE,
    requestMsMax: messageSeconds * 1000,
    // Longer than the longest real-time answer (D-33).
    idleMsMax: 90_000,
    // Names of the authorities that clients choose their certificate by; trust is decided per request (D-49).
    tls: { ca: authority.webServiceIssuerCertificates(), requestCert: true, rejectUnauthorized: false },
    serviceAt: (pathname) => services.find(({ name }) => name === SERVICE_PATH.exec(pathname)?.[1])?.name,
    beside: (request, response, pathname) => (pathname.startsWith(ESERVICE_PATH) ? eservice(request, response, pathname) : undefined),
    describe: (service, url) => description(url, { wsdl: service, path: `/${INTERFACE_VERSION}/${service}.svc` }),
    async admit(request, service) {
      if (faults['ws-unavailable']) return unavailable
      const caller = await callerOf(authority, request.socket as TLSSocket)
      if (caller.welcome) {
        use.note(caller.certificate.id)
        return { caller: caller.certificate }
      }
      requests.inc({ operation: service, outcome: 'certificate-refused' })
      return { status: 401, line: caller.reason }
    },
    async answer({ service, caller, body, soapAction, headers }) {
      if (faults['ws-drop-before-accept'] && DELIVERY_SERVICES.has(service)) return undefined
      const started = performance.now()
      const channel = headers['x-ir-channel']
      const arrivedOn = channel === 'paper' ? Day.safeParse(headers['x-ir-arrived']).data : undefined
      const request: WsRequest = { service, sender: caller, body, soapAction, ...(caller.eService && isIrChannel(channel) && { irChannel: channel, ...(arrivedOn !== undefined && { arrivedOn }) }) }
      const lane = body.byteLength <= SMALL_BYTES_MAX ? 'small' : 'large'
      try {
        const { told, ...answer } = await threads.run('answerWsRequest', request, { lane, transfer: [body.buffer as ArrayBuffer] })
        const operation = told.operation ?? 'unknown'
        const milliseconds = performance.now() - started
        requests.inc({ operation, outcome: told.outcome })
        duration.observe({ operation }, milliseconds / 1000)
        log.info({ service, operation, outcome: told.outcome, irDeliveryId: told.irDeliveryId, sender: caller.businessId, serial: caller.serialNumber, milliseconds: Math.round(milliseconds) }, 'ws request')
        if (faults['ws-slow']) await wait(SLOW_MS)
        if (faults['ws-drop-after-accept'] && STORED.has(told.outcome)) return undefined
        return answer
      } catch (error) {
        requests.inc({ operation: 'unknown', outcome: 'error' })
        throw error
      }
    },
    failure: 'The register could not answer; ask for the status before sending again',
  })
}

/** Outcomes after which a delivery is stored. */
const STORED: ReadonlySet<string> = new Set(['taken-in', 'processed', 'waiting'])
const DELIVERY_SERVICES: ReadonlySet<string> = new Set(services.filter(({ operations }) => operations.some(({ mode }) => mode === 'ws-delayed' || mode === 'ws-real-time')).map(({ name }) => name))

const Day = z.iso.date()
const isIrChannel = (value: unknown): value is EserviceChannel => value === 'upload' || value === 'form' || value === 'paper'
