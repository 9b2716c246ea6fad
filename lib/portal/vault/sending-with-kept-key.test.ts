import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { open } from '#lib/xml/testing/open.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { requestCertificate } from '../certificates/get/request-certificate.ts'
import { downloadMessage } from '../submissions/read-sent-file.ts'
import { readSubmission } from '../submissions/read-submission.ts'
import { aRegister, bring, submit, type PortalWithRegister } from '../testing/portal-with-register.ts'
import { METAL, vaultWith, type VaultWithRegister } from '../testing/vault-with-register.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { listUploads } from '../uploads/list-uploads.ts'
import { sendUploads } from '../uploads/send-uploads.ts'
import { removeKey } from './change-key.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

let counter = 0
function aDelivery(): { xml: string; deliveryId: string } {
  const deliveryId = `kept-${process.pid}-${++counter}`
  const builder = aWageDelivery().ofPayer(METAL).withDeliveryId(deliveryId).withReport((one) => one).withReport((one) => one)
  return { deliveryId, xml: xmlOf(builder.with((data) => { for (const [index, { reportData }] of data.reports.report.entries()) reportData.reportId = `${deliveryId}-r${index}` }).build()) }
}
const arrivals = (deliveryId: string) => register.db.query<{ status: number; channel: number }>('SELECT status, channel FROM delivery WHERE delivery_id = $1', [deliveryId])
const keyOf = async (portal: VaultWithRegister, id: string) => (await portal.keysOf(METAL)).find((key) => key.id === id)!
const stateOf = (portal: PortalWithRegister, id: string) => portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id } }))
const viewOf = async (portal: VaultWithRegister, id: string) => readSubmission(await portal.context('Testinen'), id, { show: 'all', page: 1 })
async function signerOf(portal: VaultWithRegister, id: string): Promise<string | undefined> {
  using document = open((await downloadMessage(await portal.context('Testinen'), id, 'delivery')).bytes)
  const verification = verifySignature(document)
  return verification.valid ? new X509Certificate(verification.certificate.raw).serialNumber : undefined
}
const revokeAtRegister = async (portal: VaultWithRegister, keyId: string) => {
  const { registerCertificateId } = await keyOf(portal, keyId)
  await portal.register.call('revoke-certificate', { businessId: BusinessId.parse(METAL), certificateId: registerCertificateId!, reason: 'key-compromise', actor: 'Matti Mallikas' })
}

test('with a key for Web Service in the vault the organisation signs and sends itself; the record says with which certificate', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  const { xml, deliveryId } = aDelivery()
  const id = await submit(portal, await portal.context('Testinen'), xml)
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 2, attempts: 1 })
  const { serialNumber, lastUsedAt } = await keyOf(portal, keyId)
  expect(await viewOf(portal, id)).toMatchObject({ sentWith: { own: true, serialNumber }, channel: 'ws', messages: expect.arrayContaining(['delivery', 'acknowledgement', 'feedback']) })
  expect(await signerOf(portal, id)).toBe(serialNumber)
  expect(lastUsedAt).not.toBeNull()
  expect(await arrivals(deliveryId), 'the deferred Web Service, not the upload service of the e-service').toEqual([{ status: 3, channel: 1 }])
})

describe('with a key for SFTP alone', () => {
  test('the file goes by SFTP, and its feedback comes back to the record', async () => {
    const portal = await vaultWith(register)
    const keyId = await portal.aKeptKey('Mallikas', 'wage-sftp')
    const { xml, deliveryId } = aDelivery()
    const id = await submit(portal, await portal.context('Testinen'), xml)
    expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, validItemCount: 2, channel: 'sftp' })
    const { serialNumber } = await keyOf(portal, keyId)
    expect(await viewOf(portal, id)).toMatchObject({ sentWith: { own: true, serialNumber }, channel: 'sftp' })
    expect(await signerOf(portal, id)).toBe(serialNumber)
    expect(await arrivals(deliveryId)).toEqual([{ status: 3, channel: 3 }])
  })

  test('a line that breaks while the file is sent never makes two of one', async () => {
    const portal = await vaultWith(register, { cutsSftp: true })
    await portal.aKeptKey('Mallikas', 'wage-sftp')
    const first = aDelivery()
    await portal.untilFinal(await submit(portal, await portal.context('Testinen'), first.xml))
    const { xml, deliveryId } = aDelivery()
    const uploadId = await bring(await portal.context('Testinen'), xml)
    await portal.runJobs()
    await sendUploads(await portal.context('Testinen'), [uploadId])
    const running = portal.runJobs()
    const breaking = setInterval(() => portal.sftpWire.cut(), 15)
    await running
    clearInterval(breaking)
    const { id } = await portal.db.read((tx) => tx.submission.findUniqueOrThrow({ where: { uploadId } }))
    expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3 })
    expect((await arrivals(deliveryId)).filter(({ status }) => status === 3)).toHaveLength(1)
  })
})

test('of keys of both channels that for Web Service sends', async () => {
  const portal = await vaultWith(register)
  await portal.aKeptKey('Mallikas', 'wage-sftp')
  const ws = await portal.aKeptKey('Mallikas', 'wage-ws')
  const id = await submit(portal, await portal.context('Testinen'), aDelivery().xml)
  expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', channel: 'ws', vaultKeyId: ws })
})

describe('a certificate that is revoked', () => {
  test('before sending: the e-service sends instead, the key is destroyed and said to be revoked', async () => {
    const portal = await vaultWith(register)
    const keyId = await portal.aKeptKey('Mallikas')
    await revokeAtRegister(portal, keyId)
    const { xml, deliveryId } = aDelivery()
    const id = await submit(portal, await portal.context('Testinen'), xml)
    expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, vaultKeyId: null })
    expect(await viewOf(portal, id)).toMatchObject({ sentWith: { own: false } })
    expect(await keyOf(portal, keyId)).toMatchObject({ state: 'revoked', privateKeySealed: null, dataKeySealed: null })
    expect(await arrivals(deliveryId)).toEqual([{ status: 3, channel: 4 }])
  })

  test.each(['wage-ws', 'wage-sftp'] as const)('between sending and feedback (%s): the feedback comes all the same', async (type) => {
    const portal = await vaultWith(register, { cutsSftp: true })
    const keyId = await portal.aKeptKey('Mallikas', type)
    const { xml, deliveryId } = aDelivery()
    const id = await submit(portal, await portal.context('Testinen'), xml)
    await portal.runJobs()
    expect((await stateOf(portal, id)).state).toMatch(/acknowledged|handed_over/)
    await revokeAtRegister(portal, keyId)
    for (const wire of [portal.wire, portal.sftpWire]) wire.cut()
    expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, vaultKeyId: keyId })
    expect(await keyOf(portal, keyId)).toMatchObject({ state: 'revoked', privateKeySealed: null })
    expect(await arrivals(deliveryId)).toHaveLength(1)
  })
})

describe("a register that does not know our e-service", () => {
  /** Another portal's way to the same register gets what its own e-service operations would. */
  const withKeyFromMail = async () => {
    const helper = await vaultWith(register)
    const { orderId: _orderId, ...source } = await helper.transferData()
    const portal = await vaultWith(register, { ownCertificateOnly: true })
    return { portal, source }
  }

  test('without a key the upload page says what is missing, and nothing can be sent', async () => {
    const portal = await vaultWith(register, { ownCertificateOnly: true })
    const context = await portal.context('Testinen')
    const uploadId = await bring(context, aDelivery().xml)
    await portal.runJobs()
    expect((await listUploads(context)).map(({ sendability }) => sendability)).toEqual(['no-certificate'])
    expect(await sendUploads(context, [uploadId])).toEqual([{ uploadId, outcome: 'no-certificate' }])
  })

  test('what waits when the last key is removed says so, and goes as soon as there is another', async () => {
    const { portal, source } = await withKeyFromMail()
    const ask = async (from: typeof source) => {
      const requestId = crypto.randomUUID()
      await requestCertificate(await portal.vaultContext('Mallikas'), METAL, { requestId, description: 'From the mail', key: { kind: 'keep', bits: 2048 }, source: from })
      return (await portal.untilSettled(requestId)).vaultKeyId!
    }
    const first = await ask(source)
    const { xml, deliveryId } = aDelivery()
    const id = await submit(portal, await portal.context('Testinen'), xml)
    expect(await removeKey(await portal.vaultContext('Mallikas'), METAL, first, 'cessation-of-operation')).toBe('elsewhere')
    await portal.runJobs()
    expect(await stateOf(portal, id)).toMatchObject({ state: 'waiting', waitReason: 'no_certificate' })
    const second = await ask((({ orderId: _orderId, ...rest }) => rest)(await (await vaultWith(register)).transferData()))
    expect(await portal.untilFinal(id)).toMatchObject({ state: 'processed', deliveryDataStatus: 3, vaultKeyId: second })
    expect(await arrivals(deliveryId)).toEqual([{ status: 3, channel: 1 }])
  })
})
