import { generateKeyPairSync, type KeyObject, type X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { certificatesPem } from '#lib/certificates/pem.ts'
import { placeOrder } from '#lib/certificates/orders/place-order.ts'
import { deployInterface } from '#lib/certificates/organisations.ts'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import { openCertificateServiceChannel, type CertificateServiceChannel } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import { createLog } from '#lib/platform/log.ts'
import { createMetrics } from '#lib/platform/metrics.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'
import { answerCertificateRequest } from '../answer-request.ts'
import { createCertificateServiceDoor } from '../certificate-service-door.ts'

export const customerId = artificialBusinessId(1)
export const otherCustomerId = artificialBusinessId(2)

export type Holder = { key: KeyObject; certificate: X509Certificate }

/** The certificate service on a port of its own, with a client, and what an ordering organisation can do. */
export async function testCertificateService(options: { delaySeconds?: number; failuresPerMinuteMax?: number } = {}) {
  const setup = await testAuthority()
  const { authority, db, clock } = setup
  const logLines: string[] = []
  const log = createLog('test', 'trace', new Writable({ write: (line, _encoding, done) => { logLines.push(String(line)); done() } }))
  const door = await createCertificateServiceDoor({
    authority, log, metrics: createMetrics('test'), limits: { connectionsMax: 100, perAddressMax: 100, headerSeconds: 15 }, failuresPerMinuteMax: options.failuresPerMinuteMax ?? 1_000,
    answer: (request) => answerCertificateRequest({ context: { authority, db, clock, delaySeconds: options.delaySeconds ?? 0 }, errorLanguage: 'en', log }, request),
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const url = `https://localhost:${(door.address() as AddressInfo).port}${CERTIFICATE_SERVICE_PATH}`
  const serverCa = certificatesPem(authority.chainOf('server').slice(-1))
  const answerCa = certificatesPem(authority.chainOf('services').slice(0, 1))
  const channel = openCertificateServiceChannel({ url, environment: 'TEST', serverCa, answerCa })
  onTestFinished(async () => {
    await channel.close()
    door.closeAllConnections()
    await new Promise((resolve) => door.close(resolve))
  })

  const order = async (wish: { businessId?: BusinessId; type?: CertificateType } = {}) => {
    const { businessId = customerId, type = 'wage-ws' } = wish
    const placed = await db.transaction(async (tx) => {
      await deployInterface(tx, { businessId, type, now: clock.now() })
      return placeOrder(tx, authority.box, {
        businessId, type, description: 'Payroll software', contact: { name: 'Artificial Person', phone: '+358401234567', email: 'contact@example.org' }, now: clock.now(),
      })
    })
    if (!placed.placed) throw new Error(placed.reason)
    return placed
  }

  /** The whole way from the order to the certificate. */
  const certificateOf = async (wish: { businessId?: BusinessId; type?: CertificateType } = {}): Promise<Holder> => {
    const { transferId, transferPassword } = await order(wish)
    const customer = { customerId: wish.businessId ?? customerId }
    const { request, key } = await aRequest()
    const signed = await channel.signNew(customer, { transferId, transferPassword, certificateRequest: request })
    if (signed.known !== 'answer' || !signed.accepted) throw new Error(JSON.stringify(signed))
    return { key, certificate: await fetchCertificate(channel, customer, signed.retrievalId) }
  }
  return { ...setup, door, url, serverCa, answerCa, channel, order, certificateOf, logLines }
}

export async function fetchCertificate(channel: CertificateServiceChannel, customer: { customerId: string }, retrievalId: string): Promise<X509Certificate> {
  const fetched = await channel.get(customer, retrievalId)
  if (fetched.known !== 'answer' || !fetched.accepted) throw new Error(JSON.stringify(fetched))
  return fetched.certificate
}

export async function aRequest(): Promise<{ request: Buffer; key: KeyObject }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { request: await createSigningRequest({ privateKey, publicKey }, { customerId }), key: privateKey }
}
