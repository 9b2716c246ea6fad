import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAuthority, type Authority } from '#lib/certificates/authority.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { openDatabase, type Database } from '#lib/platform/database.ts'
import { createLog } from '#lib/platform/log.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { runRegister, type RunningRegister } from '#scripts/register/run-register.ts'
import { issuedCertificate, type IssuedIdentity } from '../testing/issued-certificate.ts'
import { accountDirectories, ensureAccountDirectories, type AccountDirectories } from './files/account-directories.ts'
import { fileNameOf, newArrival } from './files/arrived-name.ts'

let database: { url: string; drop(): Promise<void> }
let db: Database
let authority: Authority
let dataDirectory: string
let start: (...roles: string[]) => Promise<RunningRegister>
let number = 0

beforeAll(async () => {
  database = await createTestDatabase()
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'ir-sftp-recovery-'))
  const masterKey = randomBytes(32)
  db = openDatabase({ url: database.url, schema: 'register', connectionsMax: 4 })
  authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost'], keyBits: 2048 })
  const configuration = readConfiguration({ IR_ENVIRONMENT: 'test', DATA_DIR: dataDirectory, DATABASE_URL: database.url, MASTER_KEY: masterKey.toString('base64'), SFTP_PORT: '0', LISTEN_ADDRESS: '127.0.0.1' })
  start = (...roles) => runRegister({ configuration, log: createLog('test', 'silent'), roles })
})
afterAll(async () => {
  await authority.close()
  await db.close()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

type Sender = IssuedIdentity & { businessId: string; user: string; certificateId: number; disk: AccountDirectories }

async function newSender(): Promise<Sender> {
  const businessId = artificialBusinessId(600 + number++)
  const identity = await issuedCertificate({ db, authority, businessId, type: 'wage-sftp' })
  const [row] = await db.query<{ id: number; account: string }>('SELECT id, account FROM certificate WHERE business_id = $1', [businessId])
  const disk = accountDirectories(path.join(dataDirectory, 'sftp'), row!.account)
  await ensureAccountDirectories(disk)
  return { ...identity, businessId, user: row!.account, certificateId: row!.id, disk }
}

const messageOf = (sender: Sender, deliveryId = 'd'): string =>
  signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', aWageDelivery().ofPayer(sender.businessId).withDeliveryId(deliveryId).withReport((report) => report.withReportId(deliveryId).paying(201, 1_00)).build()), sender)

/** As an arrival leaves it on the disk. @returns its name there */
function arrive({ disk, certificateId }: Sender, name: string, content: string): string {
  const fileName = fileNameOf(newArrival({ name, arrivedAt: new Date(), certificateId }))
  writeFileSync(path.join(disk.arrived, fileName), content)
  return fileName
}

const deliveries = ({ businessId }: Sender) => db.query('SELECT delivery_id, status FROM delivery WHERE owner_key = $1 ORDER BY arrival_no', [`1:${businessId}`])
const out = ({ disk }: Sender) => readdirSync(disk.out)

test('what had arrived when the register ended is taken in when it starts; what was half written is not', async () => {
  const sender = await newSender()
  arrive(sender, '100_one.xml', messageOf(sender, 'one'))
  arrive(sender, '100_two.xml', messageOf(sender, 'two'))
  writeFileSync(path.join(sender.disk.unfinished, '100_half.xml'), messageOf(sender, 'half'))
  const register = await start('sftp', 'processing')
  await expect.poll(() => out(sender).length, { timeout: 10_000 }).toBe(2)
  expect(await deliveries(sender)).toEqual([{ delivery_id: 'one', status: 3 }, { delivery_id: 'two', status: 3 }])
  expect([readdirSync(sender.disk.arrived), readdirSync(sender.disk.unfinished)]).toEqual([[], ['100_half.xml']])
  await register.close()
})

test('a file that was taken in, or refused, just before the end is not taken in again', async () => {
  const sender = await newSender()
  const good = arrive(sender, '100_good.xml', messageOf(sender))
  const bad = arrive(sender, '100_bad.xml', 'not XML')
  const first = await start('sftp', 'processing')
  await expect.poll(() => out(sender).length, { timeout: 10_000 }).toBe(2)
  const before = out(sender).sort()
  await first.close()
  // The end came after the commit and before the file was removed.
  writeFileSync(path.join(sender.disk.arrived, good), messageOf(sender))
  writeFileSync(path.join(sender.disk.arrived, bad), 'not XML')
  const second = await start('sftp', 'processing')
  await expect.poll(() => readdirSync(sender.disk.arrived), { timeout: 10_000 }).toEqual([])
  await second.close()
  expect(await deliveries(sender)).toEqual([{ delivery_id: 'd', status: 3 }])
  expect(out(sender).sort()).toEqual(before)
})

test('reception, processing and the writing of feedback may be three processes, none of which runs while the others do', async () => {
  const sender = await newSender()
  arrive(sender, '100_apart.xml', messageOf(sender))
  const reception = await start('sftp')
  await expect.poll(() => deliveries(sender), { timeout: 10_000 }).toEqual([{ delivery_id: 'd', status: 2 }])
  await reception.close()
  expect(out(sender)).toEqual([])

  const processing = await start('processing')
  await expect.poll(() => deliveries(sender), { timeout: 10_000 }).toEqual([{ delivery_id: 'd', status: 3 }])
  await processing.close()
  expect(out(sender)).toEqual([])

  const writing = await start('sftp')
  await expect.poll(() => out(sender).length, { timeout: 10_000 }).toBe(1)
  // Fetched and removed: it does not come back.
  rmSync(path.join(sender.disk.out, out(sender)[0]!))
  await writing.close()
  const again = await start('sftp', 'processing')
  await expect.poll(() => db.query("SELECT FROM sftp_outgoing_file WHERE state <> 'written'")).toEqual([])
  expect(out(sender)).toEqual([])
  await again.close()
})

test('feedback processed elsewhere is in OUT at once, by notification', async () => {
  const sender = await newSender()
  const [reception, processing] = [await start('sftp'), await start('processing')]
  const settled = async () => (await db.query<{ written: boolean; milliseconds: number }>(
    "SELECT true AS written, extract(epoch FROM f.written_at - d.processed_at)::float8 * 1000 AS milliseconds FROM sftp_outgoing_file f JOIN delivery d USING (arrival_no) WHERE f.account = $1 AND f.state = 'written'", [sender.user]))[0]
  arrive(sender, '100_notified.xml', messageOf(sender))
  const other = await start('sftp')
  await expect.poll(settled, { timeout: 10_000 }).toMatchObject({ written: true })
  expect((await settled())!.milliseconds).toBeLessThan(900)
  for (const register of [other, processing, reception]) await register.close()
})

test('an account whose OUT cannot be written holds up nobody else, and gets its file when it can', async () => {
  const [blocked, other] = [await newSender(), await newSender()]
  rmSync(blocked.disk.out, { recursive: true })
  writeFileSync(blocked.disk.out, 'in the way')
  arrive(blocked, 'wrong-name.xml', 'x')
  const register = await start('sftp', 'processing')
  arrive(other, '100_other.xml', messageOf(other))
  const second = await start('sftp')
  await expect.poll(() => out(other).length, { timeout: 10_000 }).toBe(1)
  const retried = await db.query('SELECT FROM sftp_outgoing_file WHERE account = $1 AND retry_at IS NOT NULL', [blocked.user])
  expect(retried).toHaveLength(1)
  rmSync(blocked.disk.out)
  mkdirSync(blocked.disk.out)
  chmodSync(blocked.disk.out, 0o700)
  await db.transaction((tx) => tx.query('UPDATE sftp_outgoing_file SET retry_at = NULL WHERE account = $1', [blocked.user]))
  await expect.poll(() => out(blocked).length, { timeout: 10_000 }).toBe(1)
  await second.close()
  await register.close()
  expect(existsSync(blocked.disk.out)).toBe(true)
})
