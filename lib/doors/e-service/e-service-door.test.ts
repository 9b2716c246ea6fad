import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EserviceNotOffered, EserviceUnavailable, openEserviceChannel, type EserviceChannel } from '#lib/channel/e-service/e-service-channel.ts'
import { setSandboxClock } from '#lib/register/sandbox/sandbox.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { EserviceRequest, InterfaceState } from '#schemas/eservice-operations.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { sendDelayed } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

const PORTAL = 'http://portal.example/secure-message'
const DAY_MS = 86_400_000
let register: TestRegister
let eservice: TestClient
let channel: EserviceChannel
let customers = 100

beforeAll(async () => {
  register = await startTestRegister({ SECURE_MESSAGE_URL: PORTAL })
  eservice = await register.client({ businessId: '9999999-2', eService: true })
  channel = channelOf(eservice)
})
afterAll(async () => { await channel?.close(); await register?.close() })

const channelOf = (client: TestClient): EserviceChannel => openEserviceChannel({
  url: `https://localhost:${register.port}`, key: client.pem.key, certificate: client.pem.certificate, serverCa: new X509Certificate(register.authority.chainOf('root')[0]!.raw).toString(),
})
const actor = 'Maija Artificial'
const contact = { name: 'Terho Technical', phone: '+358401234567', email: 'terho@example.org' }
const newCustomer = () => BusinessId.parse(artificialBusinessId(customers++))
const read = (businessId: BusinessId): Promise<InterfaceState> => channel.call('read-interface', { businessId })

async function apply(businessId: BusinessId, wish: Partial<EserviceRequest<'apply-for-interface'>> = {}) {
  const { applications } = await read(businessId)
  return channel.call('apply-for-interface', {
    businessId, name: 'Artificial Applicant Ltd', purposes: ['own'], channels: ['wage:ws-delayed'], termsVersion: '1', replaces: applications.find(({ state }) => state === 'valid')?.id ?? null, acceptedLosses: [], actor, ...wish,
  })
}
const order = (businessId: BusinessId, wish: Partial<EserviceRequest<'order-certificate'>> = {}) => channel.call('order-certificate', {
  businessId, type: 'wage-ws', description: 'Payroll software', contact, representativeEmail: 'maija@example.org', deliveredTo: 'contact', actor, ...wish,
})
const outbox = async (to: string) => (await channel.call('read-outbox', { limit: 200 })).messages.filter((message) => message.to === to)

describe('to anybody but the e-service these paths are not there', () => {
  test('another organisation, a stranger, a browser without certificate', async () => {
    const payroll = await register.client({ businessId: artificialBusinessId(1) })
    const other = channelOf(payroll)
    await expect(other.call('read-interface', { businessId: BusinessId.parse(artificialBusinessId(1)) })).rejects.toThrow(EserviceNotOffered)
    await other.close()
    expect((await register.anonymous().call('x', '', '{}', { raw: true, path: '/e-service/read-interface', headers: { 'content-type': 'application/json' } })).status).toBe(404)
  })

  test('what is not of the agreed form is refused with its place, and so is what does not exist', async () => {
    const post = (path: string, body: string) => eservice.call('x', '', body, { raw: true, path, headers: { 'content-type': 'application/json' } })
    const refused = await post('/e-service/order-certificate', JSON.stringify({ businessId: '1234567-9' }))
    expect([refused.status, JSON.parse(refused.text).message]).toEqual([400, expect.stringContaining('businessId')])
    expect((await post('/e-service/read-interface', '{')).status).toBe(400)
    expect((await post('/e-service/toString', '{}')).status).toBe(404)
    expect((await post('/e-service/read-interface', JSON.stringify({ businessId: 'x'.repeat(70_000) }))).status).toBe(413)
    await expect(channel.call('read-interface', { businessId: '1' as BusinessId })).rejects.toThrow(EserviceUnavailable)
  })
})

describe('deployment of the interface', () => {
  test('the first application is in force at once, and history says who applied', async () => {
    const businessId = newCustomer()
    expect(await apply(businessId, { purposes: ['own', 'on-behalf'], channels: ['wage:sftp', 'wage:ws-delayed'] })).toMatchObject({ accepted: true })
    const { applications, events } = await read(businessId)
    expect(applications).toMatchObject([{ purposes: ['on-behalf', 'own'], channels: ['wage:sftp', 'wage:ws-delayed'], state: 'valid', appliedBy: actor }])
    expect(events).toMatchObject([{ action: 'interface-deployed', actor, applicationId: applications[0]!.id }])
  })

  test('benefit channels need the confirmation, which stays while they are in use', async () => {
    const businessId = newCustomer()
    expect(await apply(businessId, { channels: ['benefit:sftp'] })).toEqual({ accepted: false, reason: 'benefits-not-confirmed' })
    const confirm = (confirmed: boolean) => channel.call('confirm-benefits', { businessId, name: 'Artificial Applicant Ltd', confirmed, actor })
    expect(await confirm(true)).toEqual({ accepted: true })
    expect(await apply(businessId, { channels: ['benefit:sftp'] })).toMatchObject({ accepted: true })
    expect(await confirm(false)).toEqual({ accepted: false, reason: 'benefit-channels-in-use' })
    await apply(businessId, { channels: ['wage:sftp'] })
    expect(await confirm(false)).toEqual({ accepted: true })
    expect((await read(businessId)).benefitsConfirmedAt).toBeNull()
  })

  test('a replacing application names certificates that lose their channel, and takes effect once they are accepted', async () => {
    const businessId = newCustomer()
    await apply(businessId, { channels: ['wage:ws-delayed', 'wage:sftp'] })
    const payroll = await register.client({ businessId, type: 'wage-ws', deploy: false })
    const replaced = await apply(businessId, { channels: ['wage:sftp'] })
    const certificate = (await read(businessId)).certificates[0]!
    expect(replaced).toEqual({ accepted: false, reason: 'certificates-lose-channel', certificateIds: [certificate.id] })
    expect(await apply(businessId, { channels: ['wage:sftp'], acceptedLosses: [certificate.id] })).toMatchObject({ accepted: true })
    const after = await read(businessId)
    expect(after.applications.map(({ state, channels }) => [state, channels])).toEqual([['valid', ['wage:sftp']], ['replaced', ['wage:sftp', 'wage:ws-delayed']]])
    // Not revoked, but of no use on this channel.
    expect(after.certificates[0]!.state).toBe('valid')
    expect(JSON.stringify(await sendDelayed(register, payroll, aWageDelivery().ofPayer(businessId).build()))).toContain('wage:ws-delayed')
  })

  test('of two people who replace the same application the second is told', async () => {
    const businessId = newCustomer()
    await apply(businessId)
    const seen = (await read(businessId)).applications[0]!.id
    expect((await Promise.all([apply(businessId, { replaces: seen, channels: ['wage:sftp'] }), apply(businessId, { replaces: seen, channels: ['wage:ws-real-time'] })])).map(({ accepted }) => accepted).sort()).toEqual([false, true])
    expect((await read(businessId)).applications).toHaveLength(2)
  })
})

describe('orders', () => {
  test('only for channels that are in use', async () => {
    const businessId = newCustomer()
    expect(await order(businessId)).toEqual({ accepted: false, reason: 'unknown-organisation' })
    await apply(businessId, { channels: ['wage:ws-real-time'] })
    expect(await order(businessId, { type: 'wage-sftp' })).toEqual({ accepted: false, reason: 'channel-not-in-use' })
    expect(await order(businessId)).toMatchObject({ accepted: true })
  })

  test('the contact person gets an address by mail and its PIN by text message; together they open the transfer data', async () => {
    const businessId = newCustomer()
    await apply(businessId)
    const to = { ...contact, email: `a${customers}@example.org`, phone: `+35840999${customers}` }
    expect(await order(businessId, { contact: to })).not.toHaveProperty('transferData')
    const [[mail], [sms]] = await Promise.all([outbox(to.email), outbox(to.phone)])
    const token = new RegExp(`${PORTAL}/([\\w-]{43})`).exec(mail!.text!)![1]!
    const pin = /: (\d{6})\n/.exec(sms!.text!)![1]!
    expect(mail!.text).not.toContain(pin)
    const wrong = pin === '000000' ? '111111' : '000000'
    expect(await channel.call('open-secure-message', { token: 'a'.repeat(43), pin })).toEqual({ opened: false, reason: 'unknown' })
    expect(await channel.call('open-secure-message', { token, pin: wrong })).toEqual({ opened: false, reason: 'wrong-pin' })
    const opened = await channel.call('open-secure-message', { token, pin })
    if (!opened.opened) throw new Error(opened.reason)
    expect(opened.content).toMatchObject({ customerId: businessId, customerName: 'Artificial Applicant Ltd' })
    expect(mail!.text).not.toContain(opened.content.transferPassword)
    for (let tries = 0; tries < 4; tries++) await channel.call('open-secure-message', { token, pin: wrong })
    expect(await channel.call('open-secure-message', { token, pin })).toEqual({ opened: false, reason: 'void' })
  })

  test('ordered again, the old transfer data are void', async () => {
    const businessId = newCustomer()
    await apply(businessId)
    const first = await order(businessId, { deliveredTo: 'eservice' })
    if (!first.accepted) throw new Error(first.reason)
    expect(first.transferData).toMatchObject({ customerName: 'Artificial Applicant Ltd', transferPassword: expect.stringMatching(/^.{16}$/) })
    await order(businessId, { replacesOrderId: first.orderId })
    const { orders, events } = await read(businessId)
    expect(orders.map(({ state }) => state)).toEqual(['open', 'cancelled'])
    expect(events.map(({ action }) => action)).toEqual(['certificate-ordered', 'order-cancelled', 'certificate-ordered', 'interface-deployed'])
    // An order of another organisation is not cancelled by it.
    const other = newCustomer()
    await apply(other)
    await order(other, { replacesOrderId: orders[0]!.id })
    expect((await read(businessId)).orders[0]!.state).toBe('open')
  })

  test('the contact is changed by the organisation itself only', async () => {
    const businessId = newCustomer()
    await apply(businessId)
    const placed = await order(businessId)
    if (!placed.accepted) throw new Error(placed.reason)
    const changed = { ...contact, name: 'Tuula Technical' }
    const change = (of: BusinessId) => channel.call('change-contact', { businessId: of, orderId: placed.orderId, contact: changed, representativeEmail: 'maija@example.org', actor })
    expect(await change(newCustomer())).toEqual({ accepted: false, reason: 'unknown' })
    expect(await change(businessId)).toEqual({ accepted: true })
    expect((await read(businessId)).orders[0]!.contact).toEqual(changed)
  })
})

describe('certificates', () => {
  /** A certificate of an order, without the certificate service between. */
  async function ordered(wish: { email?: string; representativeEmail?: string } = {}) {
    const businessId = newCustomer()
    await apply(businessId)
    await order(businessId, { contact: { ...contact, email: wish.email ?? contact.email }, representativeEmail: wish.representativeEmail ?? 'maija@example.org' })
    const client = await register.client({ businessId, type: 'wage-ws', deploy: false })
    const { orders, certificates } = await read(businessId)
    await register.db.transaction((tx) => tx.query('UPDATE certificate SET order_id = $2 WHERE id = $1', [certificates[0]!.id, orders[0]!.id]))
    return { businessId, client, certificateId: certificates[0]!.id }
  }
  const revoke = (businessId: BusinessId, certificateId: number) => channel.call('revoke-certificate', { businessId, certificateId, reason: 'key-compromise', note: 'Laptop stolen', actor })

  test('revoked by their organisation at once, with notices; another organisation cannot', async () => {
    const email = `r${customers}@example.org`
    const { businessId, client, certificateId } = await ordered({ email, representativeEmail: `m${customers}@example.org` })
    expect((await client.call('EchoService', 'SendEcho', '<x/>')).status).not.toBe(401)
    expect(await revoke(newCustomer(), certificateId)).toEqual({ accepted: false, reason: 'unknown' })
    expect(await revoke(businessId, certificateId)).toEqual({ accepted: true })
    await vi.waitFor(async () => expect((await client.call('EchoService', 'SendEcho', '<x/>')).status).toBe(401), { timeout: 1_000 })
    expect(await revoke(businessId, certificateId)).toEqual({ accepted: false, reason: 'already-revoked' })
    expect((await outbox(email)).at(0)).toMatchObject({ kind: 'mail', subject: expect.stringContaining('revoked') })
    const { certificates, events } = await read(businessId)
    expect(certificates[0]).toMatchObject({ state: 'revoked', revocationReason: 'key-compromise' })
    expect(events[0]).toMatchObject({ action: 'certificate-revoked', actor, certificateId, note: 'Laptop stolen' })
  })

  test('their files are given to their organisation only', async () => {
    const { businessId, client, certificateId } = await ordered()
    const { files } = await channel.call('read-certificate-files', { businessId, certificateId })
    expect(files!['cert.pem']).toBe(client.pem.certificate)
    expect(Object.keys(files!)).toEqual(['cert.pem', 'chain.pem', 'server-ca.pem', 'answer-ca.pem'])
    expect((await channel.call('read-certificate-files', { businessId: newCustomer(), certificateId })).files).toBeNull()
  })

  test('their last use is known within seconds', async () => {
    const { businessId, client } = await ordered()
    expect((await read(businessId)).certificates[0]!.lastUsedAt).toBeNull()
    const before = Date.now()
    await client.call('EchoService', 'SendEcho', '<x/>')
    await vi.waitFor(async () => expect(Date.parse((await read(businessId)).certificates[0]!.lastUsedAt!)).toBeGreaterThanOrEqual(before - 1), { timeout: 10_000, interval: 200 })
  })

  test('reminders go at 60, 30, 14, 7 and 1 days to contact and representative, each once; not after renewal or revocation', async () => {
    const [email, representative] = [`e${customers}@example.org`, `p${customers}@example.org`]
    const { businessId } = await ordered({ email, representativeEmail: representative })
    const revoked = await ordered({ email: `gone-${email}` })
    await revoke(revoked.businessId, revoked.certificateId)
    const end = Date.parse((await read(businessId)).certificates[0]!.notAfter)
    const reminders = async (of: string) => (await outbox(of)).filter(({ subject }) => /ends in/.test(subject ?? '')).map(({ subject }) => Number(/ends in (\d+) days/.exec(subject!)![1])).reverse()
    try {
      for (const [daysLeft, expected] of [[61, []], [60, [60]], [45, [60]], [29.5, [60, 30]], [6.9, [60, 30, 7]], [1, [60, 30, 7, 1]]] as const) {
        await setSandboxClock(register.db, new Date(end - daysLeft * DAY_MS))
        await vi.waitFor(async () => expect((await reminders(email)).length).toBeGreaterThanOrEqual(expected.length), { timeout: 5_000 })
        await vi.waitFor(async () => expect(Math.abs(Date.parse((await read(businessId)).now) - (end - daysLeft * DAY_MS))).toBeLessThan(60_000), { timeout: 5_000 })
        expect(await reminders(email), `${daysLeft} days`).toEqual(expected)
      }
      expect(await reminders(representative)).toEqual([60, 30, 7, 1])
      expect((await outbox(`gone-${email}`)).some(({ subject }) => /ends in/.test(subject ?? ''))).toBe(false)
    } finally {
      await setSandboxClock(register.db, null)
    }
  })
})

describe('suspension by the operator', () => {
  test('closes technical channels and orders at once, and opens them again; history says why', async () => {
    const businessId = newCustomer()
    await apply(businessId)
    const payroll = await register.client({ businessId, type: 'wage-ws', deploy: false })
    const send = async (id: string) => (await sendDelayed(register, payroll, aWageDelivery().ofPayer(businessId).withDeliveryId(id).build())).ackData
    const TAKEN_IN = 2
    expect((await send('s-1')).deliveryDataStatus).toBe(TAKEN_IN)
    const suspend = (suspended: boolean, reason: string) => channel.call('suspend-interface', { businessId, suspended, reason, actor: 'Olli Operator' })
    expect(await suspend(true, 'Test data in production')).toEqual({ changed: true })
    expect(await suspend(true, 'Again')).toEqual({ changed: false })
    expect(JSON.stringify(await send('s-2'))).toContain('suspended')
    expect(await order(businessId)).toEqual({ accepted: false, reason: 'interface-suspended' })
    expect((await read(businessId)).suspension).toMatchObject({ reason: 'Test data in production' })
    expect(await suspend(false, 'Mended')).toEqual({ changed: true })
    expect((await send('s-3')).deliveryDataStatus).toBe(TAKEN_IN)
    const { events } = await read(businessId)
    expect(events.slice(0, 2)).toMatchObject([{ action: 'interface-resumed', note: 'Mended' }, { action: 'interface-suspended', actor: 'Olli Operator', note: 'Test data in production' }])
    expect(await channel.call('suspend-interface', { businessId: newCustomer(), suspended: true, reason: 'x', actor })).toEqual({ changed: false })
  })

  test('the operator finds organisations by name or Business ID, with what they have', async () => {
    const businessId = newCustomer()
    await apply(businessId, { name: `Searched ${businessId} Ltd` })
    await order(businessId)
    const find = (query: string) => channel.call('list-organisations', { query, offset: 0, limit: 5 })
    for (const query of [`searched ${businessId}`, businessId]) {
      expect(await find(query)).toMatchObject({ count: 1, organisations: [{ businessId, channels: ['wage:ws-delayed'], suspended: false, openOrders: 1, validCertificates: 0 }] })
    }
    expect((await find('%')).count).toBe(0)
  })
})
