import { expect, test } from 'vitest'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { aRequest, customerId, fetchCertificate, otherCustomerId, testCertificateService, type Holder } from './testing/test-certificate-service.ts'

type Service = Awaited<ReturnType<typeof testCertificateService>>

const FIRST_DAY_OF_RENEWAL = '2028-09-25T10:00:00Z'

async function renew({ channel }: Service, signer: Holder, wish: { customerId?: string; request?: Buffer } = {}) {
  const result = await channel.renew({ customerId: wish.customerId ?? customerId }, { certificateRequest: wish.request ?? (await aRequest()).request, signer })
  if (result.known !== 'answer') throw new Error(JSON.stringify(result))
  return result.accepted ? result.retrievalId : result.errors[0]!.errorCode
}

test.each<CertificateType>(['wage-ws', 'benefit-sftp', 'datauser-ws'])('a %s certificate is renewed for its type and account, and both are valid side by side', async (type) => {
  const service = await testCertificateService()
  const old = await service.certificateOf({ type })
  const before = await service.authority.trustOf(old.certificate)
  service.clock.set(FIRST_DAY_OF_RENEWAL)
  const { request, key } = await aRequest()
  const renewed = await fetchCertificate(service.channel, { customerId }, await renew(service, old, { request }))
  expect(renewed.checkPrivateKey(key)).toBe(true)
  expect(renewed.validToDate).toEqual(new Date('2030-09-25T10:00:00Z'))
  const account = before.trusted ? before.account : undefined
  expect(await service.authority.trustOf(renewed)).toMatchObject({ trusted: true, type, businessId: customerId, ...(account ? { account } : {}) })
  expect(await service.authority.trustOf(old.certificate)).toMatchObject({ trusted: true })
})

test('a renewal whose answer was lost can be asked for again', async () => {
  const service = await testCertificateService()
  const old = await service.certificateOf()
  service.clock.set(FIRST_DAY_OF_RENEWAL)
  expect(await renew(service, old)).toMatch(/^[0-9a-f]{32}$/)
  expect(await renew(service, old)).toMatch(/^[0-9a-f]{32}$/)
})

test('not earlier than 60 days before the end, and not after it', async () => {
  const service = await testCertificateService()
  const old = await service.certificateOf()
  for (const [moment, expected] of [['2028-09-25T09:59:59Z', 'PKI908'], [FIRST_DAY_OF_RENEWAL, /^[0-9a-f]{32}$/], ['2028-11-24T10:00:00Z', /^[0-9a-f]{32}$/], ['2028-11-24T10:00:01Z', 'PKI909']] as const) {
    service.clock.set(moment)
    expect(await renew(service, old)).toMatch(expected)
  }
})

test('a revoked certificate renews nothing', async () => {
  const service = await testCertificateService()
  const old = await service.certificateOf()
  service.clock.set(FIRST_DAY_OF_RENEWAL)
  const trust = await service.authority.trustOf(old.certificate)
  if (!trust.trusted) throw new Error(trust.reason)
  await service.db.transaction((tx) => service.authority.revoke(tx, { certificateId: trust.id, reason: 'key-compromise', now: service.clock.now() }))
  expect(await renew(service, old)).toBe('PKI909')
})

test('another customer, another key and a foreign certificate are refused', async () => {
  const service = await testCertificateService()
  const [old, others] = [await service.certificateOf(), await service.certificateOf({ businessId: otherCustomerId })]
  service.clock.set(FIRST_DAY_OF_RENEWAL)
  expect(await renew(service, old, { customerId: otherCustomerId })).toBe('PKI910')
  expect(await renew(service, others)).toBe('PKI910')
  expect(await renew(service, { certificate: old.certificate, key: others.key })).toBe('PKI909')
  const foreign = await testCertificateService()
  expect(await renew(service, await foreign.certificateOf())).toBe('PKI909')
  expect(await service.db.query('SELECT 1 FROM certificate WHERE business_id = $1', [artificialBusinessId(1)])).toHaveLength(1)
})

test('a bad signing request renews nothing', async () => {
  const service = await testCertificateService()
  const old = await service.certificateOf()
  service.clock.set(FIRST_DAY_OF_RENEWAL)
  expect(await renew(service, old, { request: Buffer.from('not a request') })).toBe('PKI904')
})
