import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { orderCertificate } from '../certificates/order-certificate.ts'
import { readReminders } from '../certificates/read-reminders.ts'
import { revokeCertificate } from '../certificates/revoke-certificate.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { readOutbox } from '../outbox/read-outbox.ts'
import { secureMessageToken } from '../outbox/secure-message-link.ts'
import { openSecureMessage } from '../secure-messages/open-secure-message.ts'
import { triesPerAddress } from '../secure-messages/tries-per-address.ts'
import { applyForInterface } from './apply-for-interface.ts'
import { compareChoices } from './compare-choices.ts'
import { confirmBenefits } from './confirm-benefits.ts'
import { readInterface } from './read-interface.ts'
import { aRegisterWithSecureMessages, contact, interfacePortal, type InterfacePortal } from './testing/interface-portal.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegisterWithSecureMessages() })
afterAll(() => register.close())

const wages = { purposes: ['own'], channels: ['wage:ws-delayed', 'wage:ws-real-time'], replaces: null, acceptedLosses: [] } as const
const anOrder = (email = contact.email) => ({ type: 'wage-ws', description: 'Palkkaohjelmisto', contact: { ...contact, email }, representativeEmail: 'edustaja@example.org', requestId: randomUUID() } as const)
const presentOf = async (context: InterfaceContext, { businessId }: InterfacePortal) => (await readInterface(context, businessId, 'organisation')).applications.find(({ state }) => state === 'valid')

test('an application pressed twice has been sent once, and says so both times', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  const results = await Promise.all([applyForInterface(director, portal.businessId, wages), applyForInterface(director, portal.businessId, wages)])
  expect(results).toMatchObject([{ accepted: true }, { accepted: true }])
  expect((await readInterface(director, portal.businessId, 'organisation')).applications).toHaveLength(1)
})

test('of two people who replace the same application the second is told, and finds the choices of the first in force', async () => {
  const portal = await interfacePortal(register)
  const [first, second] = [await portal.as({ ground: 'organ' }), portal.contextOf({ ...(await portal.as({ ground: 'organ' })).actor, name: 'Toinen Henkilö' })]
  await applyForInterface(first, portal.businessId, wages)
  const seen = (await presentOf(first, portal))!.id
  expect(await applyForInterface(first, portal.businessId, { ...wages, purposes: ['own', 'on-behalf'], replaces: seen })).toMatchObject({ accepted: true })
  expect(await applyForInterface(second, portal.businessId, { ...wages, channels: ['wage:sftp'], replaces: seen })).toEqual({ accepted: false, reason: 'changed-meanwhile' })
  expect(await presentOf(second, portal)).toMatchObject({ purposes: ['on-behalf', 'own'], channels: wages.channels })
})

test('the comparison names what is added, kept and removed, and the certificates that the register would name', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  await applyForInterface(director, portal.businessId, wages)
  await register.client({ businessId: portal.businessId, type: 'wage-ws', deploy: false })
  const view = await readInterface(director, portal.businessId, 'organisation')
  const [present] = view.applications
  const wanted = { purposes: ['own', 'on-behalf'], channels: ['wage:sftp'] } as const
  const comparison = compareChoices(present, wanted, view.certificates)
  expect(comparison).toMatchObject({
    added: { purposes: ['on-behalf'], channels: ['wage:sftp'] }, kept: { purposes: ['own'], channels: [] }, removed: { purposes: [], channels: ['wage:ws-delayed', 'wage:ws-real-time'] }, changes: true,
  })
  const refused = await applyForInterface(director, portal.businessId, { ...wanted, replaces: present!.id, acceptedLosses: [] })
  expect(refused).toMatchObject({ accepted: false, reason: 'certificates-lose-channel', certificateIds: comparison.losses.map(({ id }) => id) })
  expect(compareChoices(present, { purposes: ['own'], channels: ['wage:ws-real-time'] }, view.certificates).losses, 'one of its two channels is enough').toEqual([])
  expect(compareChoices(present, wages, view.certificates).changes).toBe(false)
  expect(await applyForInterface(director, portal.businessId, { ...wanted, replaces: present!.id, acceptedLosses: comparison.losses.map(({ id }) => id) })).toMatchObject({ accepted: true })
  expect((await readInterface(director, portal.businessId, 'organisation')).certificates[0]).toMatchObject({ state: 'valid', standing: 'no-channel' })
})

test('benefit channels open with the confirmation, which is not withdrawn under them', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  const benefits = { ...wages, channels: ['benefit:sftp'] } as const
  expect(await applyForInterface(director, portal.businessId, benefits)).toEqual({ accepted: false, reason: 'benefits-not-confirmed' })
  expect(await confirmBenefits(director, portal.businessId, { confirmed: true })).toEqual({ accepted: true })
  expect(await applyForInterface(director, portal.businessId, benefits)).toMatchObject({ accepted: true })
  expect(await confirmBenefits(director, portal.businessId, { confirmed: false })).toEqual({ accepted: false, reason: 'benefit-channels-in-use' })
})

test('a form of a certificate that is sent twice orders one certificate', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  await applyForInterface(director, portal.businessId, wages)
  const order = anOrder()
  const results = await Promise.all([orderCertificate(director, portal.businessId, order), orderCertificate(director, portal.businessId, order)])
  expect(results.filter(({ accepted }) => accepted)).toHaveLength(1)
  expect(results.find(({ accepted }) => !accepted)).toEqual({ accepted: false, reason: 'sent-already' })
  expect((await readInterface(director, portal.businessId, 'organisation')).orders).toHaveLength(1)
})

test('ordered again, the earlier order is void; revoked twice is revoked once', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  await applyForInterface(director, portal.businessId, wages)
  const first = await orderCertificate(director, portal.businessId, anOrder())
  if (!first.accepted) throw new Error(first.reason)
  await orderCertificate(director, portal.businessId, { ...anOrder(), replacesOrderId: first.orderId })
  expect((await readInterface(director, portal.businessId, 'organisation')).orders.map(({ state }) => state)).toEqual(['open', 'cancelled'])
  await register.client({ businessId: portal.businessId, type: 'wage-ws', deploy: false })
  const [certificate] = (await readInterface(director, portal.businessId, 'organisation')).certificates
  for (let press = 0; press < 2; press++) await revokeCertificate(director, portal.businessId, { certificateId: certificate!.id, reason: 'key-compromise' })
  const { certificates, events } = await readInterface(director, portal.businessId, 'organisation')
  expect([certificates[0]!.standing, events.filter(({ action }) => action === 'certificate-revoked').length]).toEqual(['revoked', 1])
})

test('reminders are nobody\'s look, so the access log has none; a register that cannot be reached leaves a home page without them and everything else with its failure', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  const away = { ...director, register: { ...director.register, call: async () => { throw Object.assign(new Error('away'), { code: 'ESERVICE_UNAVAILABLE' }) } } } as InterfaceContext
  expect(await readReminders(away, portal.businessId, 'organisation')).toEqual([])
  await expect(readInterface(away, portal.businessId, 'organisation')).rejects.toMatchObject({ code: 'ESERVICE_UNAVAILABLE' })
  const never = { ...director, register: { ...director.register, call: () => new Promise(() => {}) } } as InterfaceContext
  expect(await readReminders(never, portal.businessId, 'organisation'), 'and does not make it wait').toEqual([])
  await readReminders(director, portal.businessId, 'organisation')
  expect(await portal.db.read((tx) => tx.action.findMany({ where: { personId: director.actor.personId }, select: { action: true } }))).toEqual(['session.begin', 'interface.view'].map((action) => ({ action })))
})

test('the contact person opens the secure message with its PIN from the outbox; production has no outbox', async () => {
  const portal = await interfacePortal(register)
  const director = await portal.as({ ground: 'organ' })
  await applyForInterface(director, portal.businessId, wages)
  const phone = `+35840${Date.now().toString().slice(-7)}`
  await orderCertificate(director, portal.businessId, { ...anOrder(`${portal.businessId}@example.org`), contact: { ...contact, email: `${portal.businessId}@example.org`, phone } })
  const read = async (query: string) => (await readOutbox(director, 'test', { query, page: 1 })).messages
  const [mail] = await read(portal.businessId)
  const [sms] = await read(`${phone.slice(0, 4)} ${phone.slice(4)}`)
  const token = secureMessageToken(mail!.text!)!
  const pin = /\b\d{6}\b/.exec(sms!.text!.replaceAll(portal.businessId, ''))![0]
  await expect(readOutbox(director, 'production', { query: '', page: 1 })).rejects.toThrow(NotFound)

  const tries = triesPerAddress()
  const open = (wanted: { token?: string; pin?: string; address?: string }) => openSecureMessage({ register: portal.operations, clock: portal.clock, tries }, { token, pin, address: '192.0.2.1', ...wanted })
  expect(await open({ pin: pin === '000000' ? '111111' : '000000' })).toEqual({ opened: false, reason: 'wrong-pin' })
  expect(await open({ token: 'a'.repeat(43) }), 'unknown and void look alike').toEqual({ opened: false, reason: 'closed' })
  expect(await open({})).toMatchObject({ opened: true, content: { customerId: portal.businessId, transferPassword: expect.stringMatching(/^.{16}$/) } })
  for (let wrong = 0; wrong < 4; wrong++) await open({ pin: pin === '000000' ? '111111' : '000000' })
  expect(await open({})).toEqual({ opened: false, reason: 'closed' })

  for (let more = 0; more < 30; more++) await open({ token: 'b'.repeat(43) })
  expect(await open({}), 'an address that tries many').toEqual({ opened: false, reason: 'too-many' })
  expect(await open({ address: '192.0.2.2' })).toEqual({ opened: false, reason: 'closed' })
  portal.clock.set(new Date(portal.clock.now().getTime() + 15 * 60_000))
  expect(await open({})).toEqual({ opened: false, reason: 'closed' })
})
