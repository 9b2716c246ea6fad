import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'
import { Writable } from 'node:stream'
import { expect, onTestFinished, test, vi } from 'vitest'
import { placeOrder } from '#lib/certificates/orders/place-order.ts'
import { readOutbox } from '#lib/certificates/orders/outbox.ts'
import { deployInterface } from '#lib/certificates/organisations.ts'
import { testAuthority, type TestAuthority } from '#lib/certificates/testing/test-authority.ts'
import { createLog } from '#lib/platform/log.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { deliverMails } from './deliver-mails.ts'
import { outboxText } from './outbox-text.ts'

const businessId = artificialBusinessId(4)
const order = { businessId, type: 'wage-ws' as const, description: 'Payroll software', contact: { name: 'Artificial Person', phone: '+358401234567', email: 'contact@example.org' } }

async function placed({ authority, db, clock }: TestAuthority) {
  const result = await db.transaction(async (tx) => {
    await deployInterface(tx, { businessId, type: 'wage-ws', now: clock.now() })
    return placeOrder(tx, authority.box, { ...order, now: clock.now() })
  })
  if (!result.placed) throw new Error(result.reason)
  return result
}

/** As much of a mail server as a client needs; what it is told to refuse, it refuses. */
async function mailServer(): Promise<{ url: string; mails: string[]; refuse(yes: boolean): void }> {
  const mails: string[] = []
  let refusing = false
  const server = createServer((socket: Socket) => {
    let data: string | undefined
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (data !== undefined) {
        data += text
        if (data.endsWith('\r\n.\r\n')) { mails.push(data); data = undefined; socket.write('250 ok\r\n') }
      } else if (/^DATA/i.test(text)) { data = ''; socket.write('354 go on\r\n') } else if (/^QUIT/i.test(text)) { socket.end('221 bye\r\n') } else { socket.write(refusing && /^MAIL/i.test(text) ? '451 later\r\n' : '250 ok\r\n') }
    })
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => { server.close() })
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails, refuse: (yes) => { refusing = yes } }
}

async function delivering(setup: TestAuthority, smtpUrl: string, forgetDelivered = false) {
  const lines: string[] = []
  const log = createLog('test', 'trace', new Writable({ write: (line, _encoding, done) => { lines.push(String(line)); done() } }))
  const delivery = await deliverMails({ ...setup, box: setup.authority.box, log, smtpUrl, from: 'Register <no-reply@example.org>', forgetDelivered })
  onTestFinished(() => delivery.close())
  return lines
}

/** Quoted-printable and header folding undone, as far as these mails use them. */
const readable = (mail: string): string => Buffer.from(mail.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')

test('an order leaves a mail in three languages with its transfer data, and a text message with the PIN', async () => {
  const setup = await testAuthority()
  const { transferId, transferPassword } = await placed(setup)
  const [mail, sms] = await readOutbox(setup.db, setup.authority.box, { limit: 10 })
  expect([mail!.kind, mail!.recipient, sms!.kind, sms!.recipient]).toEqual(['mail', 'contact@example.org', 'sms', '+358401234567'])
  const text = outboxText(mail!)!
  expect(text.subject).toMatch(/Varmenteen noutotiedot.*Uppgifter för att hämta.*Retrieving the certificate/)
  for (const value of [transferId, transferPassword, businessId, '2026-12-08']) expect(text.text.split(value).length, value).toBeGreaterThan(3)
  expect(text.text).not.toContain('{')
  expect(outboxText(sms!)!.text).toMatch(/: \d{6}\n/)
  expect(text.text).not.toContain(mail!.values!.pin ?? sms!.values!.pin)
})

test('an order that is rolled back leaves nothing', async () => {
  const setup = await testAuthority()
  await placed(setup)
  const undone = setup.db.transaction(async (tx) => {
    await placeOrder(tx, setup.authority.box, { ...order, now: setup.clock.now() })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await readOutbox(setup.db, setup.authority.box, { limit: 10 })).toHaveLength(2)
})

test('transfer data and PIN do not lie in the database in the clear', async () => {
  const setup = await testAuthority()
  const { transferPassword } = await placed(setup)
  const [, sms] = await readOutbox(setup.db, setup.authority.box, { limit: 10 })
  const rows = [...await setup.db.query('SELECT * FROM outbox'), ...await setup.db.query('SELECT * FROM certificate_order')]
  const text = rows.flatMap((row) => Object.values(row)).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join()
  expect(text).toContain('contact@example.org')
  expect(text).not.toContain(transferPassword)
  expect(text).not.toContain(sms!.values!.pin)
})

test('a certificate is ordered only for channels of the interface application', async () => {
  const setup = await testAuthority()
  await placed(setup)
  const place = (wish: Partial<typeof order> | { type: 'benefit-sftp' }) => setup.db.transaction((tx) => placeOrder(tx, setup.authority.box, { ...order, ...wish, now: setup.clock.now() }))
  expect(await place({ type: 'benefit-sftp' })).toEqual({ placed: false, reason: 'channel-not-in-use' })
  expect(await place({ businessId: artificialBusinessId(5) })).toEqual({ placed: false, reason: 'unknown-organisation' })
})

test('a mail goes to the mail server once; in the sandbox it stays readable, in production it is forgotten', async () => {
  for (const forget of [false, true]) {
    const setup = await testAuthority()
    const server = await mailServer()
    const log = await delivering(setup, server.url, forget)
    const { transferPassword } = await placed(setup)
    await vi.waitFor(async () => expect((await readOutbox(setup.db, setup.authority.box, { limit: 10 }))[0]!.sentAt).toEqual(setup.clock.now()), { timeout: 5000 })
    expect(server.mails).toHaveLength(1)
    expect(readable(server.mails[0]!)).toContain(transferPassword)
    expect(server.mails[0]).toMatch(/Message-ID: <outbox-\d+@example\.org>/)
    expect((await readOutbox(setup.db, setup.authority.box, { limit: 10 }))[0]!.values === undefined).toBe(forget)
    expect(log.join()).not.toContain(transferPassword)
  }
})

test('a mail that the server refuses stays and goes later', async () => {
  const setup = await testAuthority()
  const server = await mailServer()
  server.refuse(true)
  const log = await delivering(setup, server.url)
  await placed(setup)
  await vi.waitFor(() => expect(log.join()).toContain('tried again'), { timeout: 5000 })
  expect(log.join()).not.toContain('contact@example.org')
  server.refuse(false)
  // Its next turn has come.
  await setup.db.transaction((tx) => tx.query("UPDATE outbox SET next_attempt_at = now(); SELECT pg_notify('outbox_changed', '')"))
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), { timeout: 5000 })
})

test('mail texts have the same messages and placeholders in every language', () => {
  const placeholders = (language: string) => Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../../messages/mail/${language}.json`), 'utf8')) as Record<string, Record<string, string>>)
      .map(([template, texts]) => [template, Object.entries(texts).map(([part, text]) => [part, [...new Set(text.match(/\{\w+\}/g))].sort()])]))
  expect(placeholders('sv')).toEqual(placeholders('fi'))
  expect(placeholders('en')).toEqual(placeholders('fi'))
})
