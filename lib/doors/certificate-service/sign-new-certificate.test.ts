import { Agent, request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { aRequest, customerId, fetchCertificate, otherCustomerId, testCertificateService } from './testing/test-certificate-service.ts'

type Service = Awaited<ReturnType<typeof testCertificateService>>

const customer = { customerId }

async function signNew({ channel }: Service, transfer: { transferId: string; transferPassword: string }, wish: { customerId?: string; request?: Buffer } = {}) {
  const result = await channel.signNew({ customerId: wish.customerId ?? customerId }, { ...transfer, certificateRequest: wish.request ?? (await aRequest()).request })
  if (result.known !== 'answer') throw new Error(JSON.stringify(result))
  return result.accepted ? result.retrievalId : result.errors[0]!.errorCode
}

test('an ordered certificate is signed, fetched any number of times, and the doors know it at once', async () => {
  const service = await testCertificateService()
  const { transferId, transferPassword } = await service.order({ type: 'wage-sftp' })
  const { request, key } = await aRequest()
  const retrievalId = await signNew(service, { transferId, transferPassword }, { request })
  const certificate = await fetchCertificate(service.channel, customer, retrievalId)
  expect(certificate.checkPrivateKey(key)).toBe(true)
  expect(certificate.raw).toEqual((await fetchCertificate(service.channel, customer, retrievalId)).raw)
  expect(await service.authority.trustOf(certificate)).toMatchObject({ trusted: true, businessId: customerId, type: 'wage-sftp', account: `ir${customerId.replace('-', '')}01` })
})

test('transfer data serve once, even for two calls at the same moment', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  const results = await Promise.all([1, 2, 3, 4].map(() => signNew(service, transfer)))
  expect(results.filter((result) => result === 'PKI903')).toHaveLength(3)
  expect(await signNew(service, transfer)).toBe('PKI903')
  expect(await service.db.query('SELECT 1 FROM certificate')).toHaveLength(1)
})

test('unknown transfer ids and those of another customer look the same', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  expect(await signNew(service, { ...transfer, transferId: 'AAAAA-AAAAA-AAAAA-AAAAA' })).toBe('PKI901')
  expect(await signNew(service, transfer, { customerId: otherCustomerId })).toBe('PKI901')
})

test('after five wrong passwords the transfer data are void; four still leave the right one its chance', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  const wrong = { ...transfer, transferPassword: 'Wrong-password-1' }
  for (let attempt = 1; attempt <= 4; attempt++) expect(await signNew(service, wrong)).toBe('PKI902')
  expect(await signNew(service, transfer)).toMatch(/^[0-9a-f]{32}$/)

  const second = await service.order()
  for (let attempt = 1; attempt <= 5; attempt++) expect(await signNew(service, { ...second, transferPassword: 'Wrong-password-1' })).toBe('PKI902')
  expect(await signNew(service, second)).toBe('PKI903')
})

test('parallel guesses do not get more than five tries', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => signNew(service, { ...transfer, transferPassword: `guess${n}` })))
  expect(results.filter((result) => result === 'PKI902')).toHaveLength(5)
  expect(results.filter((result) => result === 'PKI903')).toHaveLength(15)
})

test('transfer data expire after 14 days', async () => {
  const service = await testCertificateService()
  const [one, other] = [await service.order(), await service.order()]
  service.clock.set('2026-12-08T09:59:59Z')
  expect(await signNew(service, one)).toMatch(/^[0-9a-f]{32}$/)
  service.clock.set('2026-12-08T10:00:00Z')
  expect(await signNew(service, other)).toBe('PKI903')
})

test('a refused signing request leaves the transfer data unused', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  expect(await signNew(service, transfer, { request: Buffer.from('not a request') })).toBe('PKI904')
  const pem = Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----\n${(await aRequest()).request.toString('base64')}\n-----END CERTIFICATE REQUEST-----`)
  expect(await signNew(service, transfer, { request: pem })).toBe('PKI904')
  expect(await signNew(service, transfer)).toMatch(/^[0-9a-f]{32}$/)
})

test('a signing request is taken with line ends as some libraries write them', async () => {
  const { order, url, serverCa } = await testCertificateService()
  const { transferId, transferPassword } = await order()
  const certificateRequest = (await aRequest()).request.toString('base64').match(/.{1,76}/g)!.join('&#13;\n')
  const message = writeMessage('CertificateServices', 'SignNewCertificateRequest', { environment: 'TEST', customerId, transferId, transferPassword, certificateRequest: 'AAAA' })
  const dispatcher = new Agent({ connect: { ca: serverCa } })
  onTestFinished(() => dispatcher.close())
  const answer = await request(url, { method: 'POST', dispatcher, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: soapEnvelope(message.replace('AAAA', certificateRequest)) })
  expect(await answer.body.text()).toContain('<Status>OK</Status>')
})

test('with a delay the certificate is fetched by asking again', async () => {
  const service = await testCertificateService({ delaySeconds: 30 })
  const retrievalId = await signNew(service, await service.order())
  const errorOf = async (customerOf = customer) => {
    const result = await service.channel.get(customerOf, retrievalId)
    return result.known === 'answer' && !result.accepted ? result.errors[0]!.errorCode : result
  }
  expect(await errorOf()).toBe('PKI906')
  service.clock.set('2026-11-24T10:00:29Z')
  expect(await errorOf()).toBe('PKI906')
  service.clock.set('2026-11-24T10:00:30Z')
  expect(await errorOf()).toMatchObject({ known: 'answer', accepted: true })
  expect(await errorOf({ customerId: otherCustomerId })).toBe('PKI907')
  service.clock.set('2026-12-08T10:00:00Z')
  expect(await errorOf()).toBe('PKI907')
})

test('unknown retrieval ids are refused', async () => {
  const { channel } = await testCertificateService()
  expect(await channel.get(customer, 'f'.repeat(32))).toMatchObject({ known: 'answer', accepted: false, errors: [{ errorCode: 'PKI907' }] })
  expect(await channel.get(customer, "' OR 1=1 --")).toMatchObject({ known: 'answer', accepted: false, errors: [{ errorCode: 'PKI907' }] })
})

test('neither transfer id nor password nor key reaches the log', async () => {
  const service = await testCertificateService()
  const transfer = await service.order()
  const retrievalId = await signNew(service, transfer)
  await signNew(service, { ...transfer, transferPassword: 'Wrong-password-1' })
  const log = service.logLines.join('')
  expect(log).toContain('SignNewCertificate')
  for (const secret of [transfer.transferId, transfer.transferPassword, 'Wrong-password-1', retrievalId, 'PRIVATE KEY']) expect(log).not.toContain(secret)
})
