import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { BusinessId } from '#schemas/identifiers.ts'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { requestCertificate, type CertificateWish } from '../certificates/get/request-certificate.ts'
import { vaultWork, type VaultContext } from '../vault/vault-work.ts'
import { portalWith } from './portal-with-register.ts'

export const METAL = '7002002-3'
export const orderContact = { name: 'Terho Testaaja', phone: '+358401234567', email: 'terho@example.org' }

/** A populated portal whose key vault works with a real register. */
export async function vaultWith(register: TestRegister, options: Parameters<typeof portalWith>[1] = {}) {
  const portal = await portalWith(register, options)
  const vault = vaultWork(portal.threads)

  return {
    ...portal, vault,
    async vaultContext(familyName: string): Promise<VaultContext> {
      return { ...await portal.context(familyName), box: portal.box, register: portal.register, vault }
    },
    requestOf: (id: string): Promise<CertificateRequest> => portal.db.read((tx) => tx.certificateRequest.findUniqueOrThrow({ where: { id } })),
    /** Goes on until the request stands still: finished, or for a person to settle. */
    async untilSettled(requestId: string): Promise<CertificateRequest> {
      for (;;) {
        await portal.runJobsPlannedForLater()
        const request = await this.requestOf(requestId)
        if (['fetched', 'failed', 'unclear'].includes(request.state)) return request
      }
    },
    /** A renewed one before its successor. */
    keysOf: (businessId: string) => portal.db.read((tx) => tx.vaultKey.findMany({ where: { businessId }, orderBy: [{ createdAt: 'asc' }, { renewsId: { sort: 'asc', nulls: 'first' } }] })),
    /** A kept key with its certificate. @returns its id */
    async aKeptKey(familyName: string, type: CertificateType = 'wage-ws', { businessId = METAL, bits = 2048 as const } = {}): Promise<string> {
      const requestId = crypto.randomUUID()
      const requested = await requestCertificate(await this.vaultContext(familyName), businessId, keepWish(requestId, type, bits))
      if (!requested.requested) throw new Error(requested.problem)
      const request = await this.untilSettled(requestId)
      if (request.state !== 'fetched') throw new Error(`${request.state} ${request.failure}`)
      return request.vaultKeyId!
    },
    /** Any question opens the connection that the next call will take. */
    connectToCertificateService: () => portal.threads.run('getCertificate', { businessId: METAL, retrievalId: '0'.repeat(32) }, { lane: 'small' }),
    /** Transfer data as the contact person reads them in the secure message. */
    async transferData(businessId = METAL, type: CertificateType = 'wage-ws') {
      const order = await portal.register.call('order-certificate', { businessId: BusinessId.parse(businessId), type, description: 'From the secure message', contact: orderContact, representativeEmail: 'johtaja@example.org', deliveredTo: 'eservice', actor: 'Matti Mallikas' })
      if (!order.accepted) throw new Error(order.reason)
      return { kind: 'transfer-data' as const, orderId: order.orderId, transferId: order.transferData!.transferId, transferPassword: order.transferData!.transferPassword }
    },
  }
}

export type VaultWithRegister = Awaited<ReturnType<typeof vaultWith>>

export const orderOf = (type: CertificateType): CertificateWish['source'] => ({ kind: 'order', type, contact: orderContact, representativeEmail: 'johtaja@example.org' })

export const keepWish = (requestId: string, type: CertificateType = 'wage-ws', bits: 2048 | 3072 | 4096 = 2048): CertificateWish =>
  ({ requestId, description: 'Portal key', key: { kind: 'keep', bits }, source: orderOf(type) })

/** What client software makes: a request in PEM, and its key. */
export async function aBroughtRequest(): Promise<{ pem: string; key: KeyObject }> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = await createSigningRequest(pair, { customerId: METAL })
  return { pem: `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE REQUEST-----\n`, key: pair.privateKey }
}
