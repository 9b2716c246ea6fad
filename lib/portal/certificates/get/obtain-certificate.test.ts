import { execFileSync } from 'node:child_process'
import { createPublicKey, randomUUID, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { NotFound } from '../../context.ts'
import { aRegister } from '../../testing/portal-with-register.ts'
import { aBroughtRequest, keepWish, METAL, orderOf, vaultWith, type VaultWithRegister } from '../../testing/vault-with-register.ts'
import { usableKeys } from '../../vault/usable-keys.ts'
import { recoverCertificateRequests } from './obtain-certificate.ts'
import { readRequest } from './read-requests.ts'
import { requestCertificate, type CertificateWish } from './request-certificate.ts'
import { sealTransfer } from './sealed-data.ts'
import { settleRequest } from './settle-request.ts'
import { downloadCertificateFile, forgetFiles, takeKey } from './take-key.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const PASSWORD = 'korrekt-hevonen-akku'
const issued = async () => (await register.db.query<{ n: number }>('SELECT count(*)::int AS n FROM certificate WHERE business_id = $1', [METAL]))[0]!.n
const ask = async (portal: VaultWithRegister, wish: Omit<CertificateWish, 'requestId'>, familyName = 'Mallikas') => {
  const requestId = randomUUID()
  const context = await portal.vaultContext(familyName)
  return { requestId, context, asked: await requestCertificate(context, METAL, { requestId, ...wish }) }
}

describe('the ways to a certificate', () => {
  test('a pasted signing request is ordered, signed and fetched; certificate and chain verify, and can be downloaded', async () => {
    const portal = await vaultWith(register)
    const { pem, key } = await aBroughtRequest()
    const { requestId, context } = await ask(portal, { description: 'Payroll software', key: { kind: 'brought', signingRequest: pem }, source: orderOf('wage-ws') })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched', vaultKeyId: null, orderSealed: null, transferSealed: null })
    const view = await readRequest(context, METAL, requestId)
    expect(view).toMatchObject({ purpose: 'signing_request', type: 'wage-ws', keyBits: 2048, certificate: { issuer: 'Data Providers Test Issuing CA v1', hasChain: true } })

    const directory = temporaryDirectory()
    for (const name of ['cert.pem', 'chain.pem'] as const) writeFileSync(path.join(directory, name), await downloadCertificateFile(context, METAL, requestId, name))
    expect(execFileSync('openssl', ['verify', '-purpose', 'sslclient', '-CAfile', path.join(directory, 'chain.pem'), path.join(directory, 'cert.pem')]).toString()).toContain('OK')
    expect(new X509Certificate((await portal.requestOf(requestId)).certificate!).publicKey.equals(createPublicKey(key))).toBe(true)
    await expect(downloadCertificateFile(context, METAL, requestId, 'key.p12')).rejects.toThrow(NotFound)
  })

  test('a key made by the portal is given once, under a password, to the person who asked; then it is gone', async () => {
    const portal = await vaultWith(register)
    const { requestId, context } = await ask(portal, { description: 'Käyttö ja ylläpito', key: { kind: 'give', bits: 3072 }, source: orderOf('wage-ws') })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched' })
    const other = await portal.vaultContext('Mallikas')
    expect((await readRequest(context, METAL, requestId)).key).toEqual({ state: 'to-be-given' })
    expect(await Promise.all([takeKey(context, METAL, requestId, PASSWORD), takeKey(other, METAL, requestId, PASSWORD)])).toContain(true)
    expect(await takeKey(context, METAL, requestId, PASSWORD), 'a second time there is nothing to give').toBe(false)
    const [key] = await portal.keysOf(METAL)
    expect(key).toMatchObject({ state: 'removed', dataKeySealed: null, privateKeySealed: null })

    const directory = temporaryDirectory()
    const file = async (name: 'key.p12' | 'key.pem' | 'cert.pem') => {
      writeFileSync(path.join(directory, name), await downloadCertificateFile(context, METAL, requestId, name))
      return path.join(directory, name)
    }
    const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
    const info = execFileSync('sh', ['-c', `openssl pkcs12 -in "$1" -info -noout -passin "pass:${PASSWORD}" 2>&1`, 'sh', await file('key.p12')]).toString()
    expect(info).toMatch(/MAC: sha256, Iteration 100000/)
    expect(info.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g)).toHaveLength(2)
    const publicKeyOfCertificate = openssl('x509', '-in', await file('cert.pem'), '-noout', '-pubkey')
    expect(openssl('pkey', '-in', await file('key.pem'), '-passin', `pass:${PASSWORD}`, '-pubout')).toBe(publicKeyOfCertificate)
    expect(openssl('pkcs12', '-in', path.join(directory, 'key.p12'), '-passin', `pass:${PASSWORD}`, '-nodes')).toContain('BEGIN PRIVATE KEY')
    expect(openssl('pkcs12', '-in', path.join(directory, 'key.p12'), '-passin', `pass:${PASSWORD}`, '-nokeys').match(/BEGIN CERTIFICATE/g), 'certificate, issuing authority, intermediate, root').toHaveLength(4)
    expect(() => openssl('pkey', '-in', path.join(directory, 'key.pem'), '-passin', 'pass:wrong')).toThrow()

    await forgetFiles(context, METAL, requestId)
    await expect(downloadCertificateFile(context, METAL, requestId, 'key.p12')).rejects.toThrow(NotFound)
    expect((await readRequest(context, METAL, requestId)).key).toEqual({ state: 'given' })
  })

  test('files that nobody saved are forgotten after an hour', async () => {
    const portal = await vaultWith(register)
    const { requestId, context } = await ask(portal, { description: 'Payroll software', key: { kind: 'give', bits: 2048 }, source: orderOf('wage-ws') })
    await portal.untilSettled(requestId)
    await takeKey(context, METAL, requestId, PASSWORD)
    portal.clock.set('2026-11-24T11:00:01Z')
    await expect(downloadCertificateFile(context, METAL, requestId, 'key.p12'), 'by the clock, also before the job has run').rejects.toThrow(NotFound)
    await portal.runJobsPlannedForLater()
    expect(await portal.requestOf(requestId)).toMatchObject({ filesSealed: null, filesUntil: null })
  })

  test.each(['wage-ws', 'wage-sftp'] as const)('a kept key (%s) is in the vault with its certificate, ready to be used', async (type) => {
    const portal = await vaultWith(register)
    const keyId = await portal.aKeptKey('Mallikas', type)
    const [key] = await portal.db.read((tx) => usableKeys(tx, METAL, portal.clock.now()))
    expect(key).toMatchObject({ id: keyId, type, sftpUser: type === 'wage-sftp' ? 'ir700200230' + '1' : null })
    if (type === 'wage-sftp') expect(key!.sftpKnownHosts).toContain(`[localhost]:${register.ports.sftp}`)
    expect(key!.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
  })

  test('transfer data from the secure message do as well as an order', async () => {
    const portal = await vaultWith(register)
    const { orderId, ...source } = await portal.transferData()
    const { requestId } = await ask(portal, { description: 'From the mail', key: { kind: 'keep', bits: 2048 }, source })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched', transferSealed: null })
    const [order] = await register.db.query<{ used_at: Date | null }>('SELECT used_at FROM certificate_order WHERE id = $1', [orderId])
    expect(order!.used_at).not.toBeNull()
    expect((await portal.keysOf(METAL))[0]).toMatchObject({ state: 'active', type: 'wage-ws' })
  })
})

describe('nothing is used up twice', () => {
  test('a form that is sent twice asks once', async () => {
    const portal = await vaultWith(register)
    const context = await portal.vaultContext('Mallikas')
    const before = await issued()
    const wish = keepWish(randomUUID())
    const asked = await Promise.all([1, 2, 3].map(() => requestCertificate(context, METAL, wish)))
    expect(asked).toEqual(Array(3).fill({ requested: true }))
    await portal.untilSettled(wish.requestId)
    expect(await issued()).toBe(before + 1)
  })

  test('SignNewCertificate whose answer is lost is not repeated: the register tells what became of it', async () => {
    const portal = await vaultWith(register)
    const before = await issued()
    await portal.connectToCertificateService()
    portal.pkiWire.mode = 'deaf'
    const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'keep', bits: 2048 }, source: orderOf('wage-ws') })
    const running = portal.runJobs()
    await expect.poll(() => issued(), { timeout: 20_000 }).toBe(before + 1)
    portal.pkiWire.cut()
    portal.pkiWire.mode = 'through'
    await running
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched' })
    expect(await issued()).toBe(before + 1)
  })

  test.each([
    ['an order that was placed without our knowing', 'ordering'],
    ['an order that was never placed', 'ordering-never'],
    ['transfer data, before the call', 'ready'],
    ['a call that never left', 'signing-never'],
    ['a call that was done', 'signing-done'],
    ['a RetrievalId', 'signed'],
  ])('a process that dies with %s: the next goes on from there, and one certificate comes of it', async (_what, where) => {
    const portal = await vaultWith(register)
    const before = await issued()
    const { pem } = await aBroughtRequest()
    const description = `Crash ${where}`
    const { requestId } = await ask(portal, { description, key: { kind: 'brought', signingRequest: pem }, source: orderOf('wage-ws') })
    await portal.db.pool.query('DELETE FROM _private_jobs') // the process that had the job is gone for good
    const request = await portal.requestOf(requestId)
    if (where === 'ordering' || where === 'ordering-never') {
      await portal.db.transaction((tx) => tx.certificateRequest.update({ where: { id: requestId }, data: { attempts: 1 } }))
      if (where === 'ordering') await portal.register.call('order-certificate', { businessId: METAL as never, type: 'wage-ws', description, contact: { name: 'A B', phone: '+358401234567', email: 'a@example.org' }, representativeEmail: 'a@example.org', deliveredTo: 'eservice', actor: 'Matti' })
    } else {
      const { orderId, transferId, transferPassword } = await portal.transferData()
      const ordered = { orderId, orderSealed: null, transferSealed: sealTransfer(portal.box, requestId, { transferId, transferPassword }) }
      const signs = where === 'signing-done' || where === 'signed'
      const answer = signs ? await portal.threads.run('signNewCertificate', { businessId: METAL, transfer: { transferId, transferPassword }, signingRequest: request.signingRequest! }, { lane: 'small' }) : undefined
      const retrievalId = answer?.known === 'answer' && answer.accepted ? answer.retrievalId : undefined
      if (signs) expect(retrievalId).toBeDefined()
      const data = where === 'ready' ? { state: 'ready' as const } : where === 'signed' ? { state: 'signed' as const, retrievalId: retrievalId!, signedAt: portal.clock.now() } : { state: 'signing' as const, signingAt: portal.clock.now() }
      await portal.db.transaction((tx) => tx.certificateRequest.update({ where: { id: requestId }, data: { ...ordered, ...data, ...(where === 'signed' && { transferSealed: null }) } }))
    }
    portal.clock.set('2026-11-24T10:02:00Z')
    await recoverCertificateRequests(portal)
    expect(await portal.planned()).toEqual(['obtain-certificate'])
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched' })
    expect(await issued()).toBe(before + 1)
    const open = await register.db.query('SELECT FROM certificate_order WHERE description = $1 AND used_at IS NULL AND cancelled_at IS NULL', [description])
    expect(open, 'no order is left that nobody can use').toHaveLength(0)
  })

  test('while the certificate service is down the request waits and says so, then goes on', async () => {
    const portal = await vaultWith(register)
    portal.pkiWire.mode = 'refuse'
    const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'keep', bits: 2048 }, source: orderOf('wage-ws') })
    await portal.runJobs()
    expect(await portal.requestOf(requestId)).toMatchObject({ state: expect.stringMatching(/ready|signing/), waitReason: 'unreachable' })
    portal.pkiWire.mode = 'through'
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched' })
  })
})

describe('what goes wrong is told', () => {
  test('wrong, used and unknown transfer data', async () => {
    const portal = await vaultWith(register)
    const { orderId: _orderId, ...source } = await portal.transferData()
    const outcome = async (changed: object) => {
      const { requestId } = await ask(portal, { description: 'From the mail', key: { kind: 'keep', bits: 2048 }, source: { ...source, ...changed } })
      return portal.untilSettled(requestId)
    }
    expect(await outcome({ transferPassword: 'wrong' })).toMatchObject({ state: 'failed', failure: 'PKI902', transferSealed: null })
    expect(await outcome({ transferId: 'AAAAA-BBBBB' })).toMatchObject({ state: 'failed', failure: 'PKI901' })
    expect(await outcome({})).toMatchObject({ state: 'fetched' })
    expect(await outcome({})).toMatchObject({ state: 'failed', failure: 'PKI903' })
    const keys = await portal.keysOf(METAL)
    expect(keys.map(({ state, privateKeySealed }) => `${state} ${privateKeySealed !== null}`).sort(), 'no key stays without a certificate').toEqual(['active true', ...Array(3).fill('removed false')])
  })

  test('a channel that the organisation does not use', async () => {
    const portal = await vaultWith(register)
    const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'keep', bits: 2048 }, source: orderOf('benefit-ws') })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'failed', failure: 'channel-not-in-use', orderSealed: null })
  })

  test('a bad signing request is refused at once, and nothing is ordered', async () => {
    const portal = await vaultWith(register)
    const orders = async () => (await register.db.query('SELECT FROM certificate_order')).length
    const before = await orders()
    const { asked } = await ask(portal, { description: 'Payroll software', key: { kind: 'brought', signingRequest: 'hello' }, source: orderOf('wage-ws') })
    expect(asked).toEqual({ requested: false, problem: 'unreadable' })
    expect([await portal.planned(), await orders()]).toEqual([[], before])
  })

  test('twenty at once are enough', async () => {
    const portal = await vaultWith(register)
    portal.wire.mode = 'refuse'
    const context = await portal.vaultContext('Mallikas')
    for (let count = 0; count < 20; count++) await requestCertificate(context, METAL, keepWish(randomUUID()))
    expect(await requestCertificate(context, METAL, keepWish(randomUUID()))).toEqual({ requested: false, problem: 'too-many' })
  })
})

describe("another one's register, which has no e-service operations", () => {
  const uncertain = async () => {
    const helper = await vaultWith(register)
    const portal = await vaultWith(register, { ownCertificateOnly: true })
    const { orderId: _orderId, ...source } = await helper.transferData()
    return { portal, source }
  }

  test('with transfer data the whole way goes, but for what only our own register tells', async () => {
    const { portal, source } = await uncertain()
    const { requestId } = await ask(portal, { description: 'From the mail', key: { kind: 'keep', bits: 2048 }, source })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched', chain: null })
    expect((await portal.keysOf(METAL))[0]).toMatchObject({ state: 'active', type: 'wage-ws', registerCertificateId: null })
  })

  test('an order is not possible', async () => {
    const { portal } = await uncertain()
    const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'keep', bits: 2048 }, source: orderOf('wage-ws') })
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'failed', failure: 'not-offered' })
  })

  test('a lost answer is for a person to settle: the RetrievalId from elsewhere, or once more', async () => {
    const { portal, source } = await uncertain()
    const { requestId, context } = await ask(portal, { description: 'From the mail', key: { kind: 'keep', bits: 2048 }, source })
    const before = await issued()
    await portal.connectToCertificateService()
    portal.pkiWire.mode = 'deaf'
    const running = portal.runJobs()
    await expect.poll(() => issued(), { timeout: 20_000 }).toBe(before + 1)
    portal.pkiWire.cut()
    portal.pkiWire.mode = 'through'
    await running
    expect(await portal.requestOf(requestId)).toMatchObject({ state: 'unclear' })
    await portal.runJobsPlannedForLater()
    expect(await issued(), 'nothing happens by itself').toBe(before + 1)

    expect(await settleRequest(context, METAL, requestId, { kind: 'try-again' })).toBe(true)
    expect(await portal.untilSettled(requestId), 'the data have been used: by the call whose answer was lost').toMatchObject({ state: 'unclear', failureText: expect.stringContaining('PKI903') })
    const [{ retrieval_id: retrievalId }] = await register.db.query<{ retrieval_id: string }>('SELECT retrieval_id FROM certificate_retrieval ORDER BY created_at DESC LIMIT 1') as [{ retrieval_id: string }]
    expect(await settleRequest(context, METAL, requestId, { kind: 'retrieval-id', retrievalId })).toBe(true)
    expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched' })
    expect(await settleRequest(context, METAL, requestId, { kind: 'give-up' }), 'what is finished stays').toBe(false)
  })

  test('given up, its secrets and its key are gone', async () => {
    const { portal, source } = await uncertain()
    portal.pkiWire.mode = 'refuse'
    const { requestId, context } = await ask(portal, { description: 'From the mail', key: { kind: 'give', bits: 2048 }, source })
    await portal.runJobs()
    expect(await settleRequest(context, METAL, requestId, { kind: 'give-up' })).toBe(true)
    expect(await portal.requestOf(requestId)).toMatchObject({ state: 'failed', failure: 'given-up', transferSealed: null })
    expect((await portal.keysOf(METAL))[0]).toMatchObject({ state: 'removed', privateKeySealed: null })
  })
})

test("another's organisation has nothing here, whoever asks", async () => {
  const portal = await vaultWith(register)
  const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'give', bits: 2048 }, source: orderOf('wage-ws') })
  await portal.untilSettled(requestId)
  const CAFE = '7004004-0'
  const [clerk, chair] = [await portal.vaultContext('Testinen'), await portal.vaultContext('Monitoimi')]
  for (const [context, businessId] of [[clerk, METAL], [chair, METAL], [chair, CAFE]] as const) {
    const uses = [
      () => readRequest(context, businessId, requestId), () => takeKey(context, businessId, requestId, PASSWORD), () => downloadCertificateFile(context, businessId, requestId, 'cert.pem'),
      () => settleRequest(context, businessId, requestId, { kind: 'give-up' }), () => forgetFiles(context, businessId, requestId),
    ]
    for (const use of uses) await expect(use()).rejects.toThrow(/No right|^$/)
  }
  expect(await portal.requestOf(requestId)).toMatchObject({ state: 'fetched', filesSealed: null })
})

test('until the certificate is ready it is asked for again', async () => {
  const slow = await aRegister({ CERTIFICATE_DELAY_SECONDS: '2' })
  onTestFinished(() => slow.close())
  const portal = await vaultWith(slow)
  const { requestId } = await ask(portal, { description: 'Payroll software', key: { kind: 'keep', bits: 2048 }, source: orderOf('wage-ws') })
  await portal.runJobs()
  expect(await portal.requestOf(requestId)).toMatchObject({ state: 'signed', waitReason: 'not-ready' })
  expect(await portal.untilSettled(requestId)).toMatchObject({ state: 'fetched', waitReason: null })
})

function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-key-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
