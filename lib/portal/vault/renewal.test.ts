import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { setSandboxClock } from '#lib/register/sandbox/sandbox.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { aRegister, submit } from '../testing/portal-with-register.ts'
import { METAL, vaultWith, type VaultWithRegister } from '../testing/vault-with-register.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { setRenewsItself } from './change-key.ts'
import { keepVault } from './keep-vault.ts'
import { failingRenewals, listKeys } from './list-keys.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterEach(() => setSandboxClock(register.db, null))
afterAll(() => register.close())

const DAY_MS = 86_400_000

/** Moves the register's clock, and waits until it tells so. */
async function daysBeforeTheEnd(portal: VaultWithRegister, keyId: string, days: number) {
  const key = (await portal.keysOf(METAL)).find(({ id }) => id === keyId)!
  const moment = new Date(key.notAfter!.getTime() - days * DAY_MS)
  await setSandboxClock(register.db, moment)
  await expect.poll(async () => (await portal.register.call('read-interface', { businessId: METAL as never })).now, { timeout: 10_000 }).toMatch(moment.toISOString().slice(0, 10))
}
const untilQuiet = async (portal: VaultWithRegister) => {
  while ((await portal.planned()).length > 0) await portal.runJobsPlannedForLater()
}
const standing = async (portal: VaultWithRegister) => (await portal.keysOf(METAL)).map(({ state, privateKeySealed }) => `${state}${privateKeySealed ? '' : ', destroyed'}`)
const certificates = async () => (await register.db.query<{ n: number }>('SELECT count(*)::int AS n FROM certificate WHERE business_id = $1', [METAL]))[0]!.n

let counter = 0
const aDelivery = () => xmlOf(aWageDelivery().ofPayer(METAL).withDeliveryId(`renewal-${process.pid}-${++counter}`).withReport((one) => one).with((data) => { data.reports.report[0]!.reportData.reportId = `renewal-${process.pid}-${counter}-r` }).build())

test('from sixty days before the end a key renews its certificate; the old key is kept until the new one has been used', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  await daysBeforeTheEnd(portal, keyId, 61)
  await keepVault(portal.jobContext)
  expect(await standing(portal)).toEqual(['active'])

  await daysBeforeTheEnd(portal, keyId, 59)
  await keepVault(portal.jobContext)
  await untilQuiet(portal)
  expect(await standing(portal)).toEqual(['replaced', 'active'])
  const [old, renewed] = await portal.keysOf(METAL)
  expect(renewed).toMatchObject({ renewsId: old!.id, type: 'wage-ws', description: old!.description, keyBits: old!.keyBits })
  expect(renewed!.serialNumber).not.toBe(old!.serialNumber)
  await keepVault(portal.jobContext)
  expect(await standing(portal), 'not before the new one has been used').toEqual(['replaced', 'active'])

  const submissionId = await submit(portal, await portal.context('Testinen'), aDelivery())
  await portal.untilFinal(submissionId)
  expect(await portal.db.read((tx) => tx.submission.findUnique({ where: { id: submissionId } }))).toMatchObject({ vaultKeyId: renewed!.id, certificateSerial: renewed!.serialNumber })
  await keepVault(portal.jobContext)
  expect(await standing(portal)).toEqual(['replaced, destroyed', 'active'])
  await untilQuiet(portal)
  expect(await standing(portal), 'the new one is not due').toEqual(['replaced, destroyed', 'active'])
})

test('two processes renew once', async () => {
  const [portal, before] = [await vaultWith(register), await certificates()]
  const keyId = await portal.aKeptKey('Mallikas')
  await daysBeforeTheEnd(portal, keyId, 59)
  await Promise.all([keepVault(portal.jobContext), keepVault(portal.jobContext), keepVault(portal.jobContext)])
  await Promise.all([portal.runJobs(), portal.runJobs()])
  await keepVault(portal.jobContext)
  await untilQuiet(portal)
  expect(await standing(portal)).toEqual(['replaced', 'active'])
  expect(await certificates() - before).toBe(2)
})

test('RenewCertificate whose answer is lost ends in one new certificate that is used', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  await daysBeforeTheEnd(portal, keyId, 59)
  await portal.connectToCertificateService()
  const before = await certificates()
  await keepVault(portal.jobContext)
  portal.pkiWire.mode = 'deaf'
  const running = portal.runJobs()
  await expect.poll(certificates, { timeout: 20_000 }).toBe(before + 1)
  portal.pkiWire.cut()
  portal.pkiWire.mode = 'through'
  await running
  await untilQuiet(portal)
  expect(await standing(portal)).toEqual(['replaced', 'active'])
  expect(await certificates()).toBe(before + 1)
})

test('while the certificate service is down the renewal waits and says so, on the home too once the end is near; then it goes on', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  const context = await portal.vaultContext('Mallikas')
  await daysBeforeTheEnd(portal, keyId, 59)
  portal.pkiWire.mode = 'refuse'
  portal.pkiWire.cut()
  await keepVault(portal.jobContext)
  await portal.runJobs()
  const view = async () => (await listKeys(context, METAL)).keys.map(({ renewal }) => renewal)
  expect(await view()).toEqual([{ state: 'under-way', waitReason: 'unreachable' }])
  expect(await failingRenewals(context, METAL)).toEqual([])
  const { notAfter } = (await portal.keysOf(METAL))[0]!
  await daysBeforeTheEnd(portal, keyId, 29)
  expect(await failingRenewals(context, METAL), 'by the clock that renews').toEqual([{ description: 'Portal key', notAfter }])
  portal.pkiWire.mode = 'through'
  await untilQuiet(portal)
  expect(await standing(portal)).toEqual(['replaced', 'active'])
})

test('a renewal that the service refuses is tried again after a pause that grows, with a new key each time', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  await daysBeforeTheEnd(portal, keyId, 59)
  const renew = async () => {
    await keepVault(portal.jobContext)
    // The clock goes back before the service is called: it finds the renewal too early.
    await setSandboxClock(register.db, null)
    await expect.poll(async () => Date.parse((await portal.register.call('read-interface', { businessId: METAL as never })).now) - Date.now(), { timeout: 10_000 }).toBeLessThan(DAY_MS)
    await untilQuiet(portal)
    return (await portal.keysOf(METAL)).find(({ id }) => id === keyId)!
  }
  const first = await renew()
  expect(first).toMatchObject({ state: 'active', renewalFailure: 'PKI908', renewalAttempts: 1 })
  expect((await listKeys(await portal.vaultContext('Mallikas'), METAL)).keys[0]!.renewal).toMatchObject({ state: 'failed', failure: 'PKI908' })
  await daysBeforeTheEnd(portal, keyId, 59)
  await keepVault(portal.jobContext)
  expect(await standing(portal), 'not before the pause is over').toEqual(['active', 'removed, destroyed'])
  portal.clock.set(first.nextRenewalAt!)
  const second = await renew()
  expect(second.renewalAttempts).toBe(2)
  expect(second.nextRenewalAt!.getTime() - portal.clock.now().getTime()).toBeGreaterThan(first.nextRenewalAt!.getTime() - first.renewalFailureAt!.getTime())
})

test('a key renews itself only as long as it may', async () => {
  const portal = await vaultWith(register)
  const keyId = await portal.aKeptKey('Mallikas')
  const context = await portal.vaultContext('Mallikas')
  await setRenewsItself(context, METAL, keyId, false)
  await daysBeforeTheEnd(portal, keyId, 30)
  await keepVault(portal.jobContext)
  expect(await standing(portal)).toEqual(['active'])
  await setRenewsItself(context, METAL, keyId, true)
  await keepVault(portal.jobContext)
  await untilQuiet(portal)
  expect(await standing(portal)).toEqual(['replaced', 'active'])
})
