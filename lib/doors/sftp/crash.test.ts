import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openAuthority } from '#lib/certificates/authority.ts'
import { knownHosts } from '#lib/certificates/ssh-key.ts'
import { openSftpChannel } from '#lib/channel/sftp/sftp-channel.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { issuedCertificate, type IssuedIdentity } from '../testing/issued-certificate.ts'
import { registerProcess } from '../testing/register-process.ts'
import { accountDirectories } from './files/account-directories.ts'

const ACCOUNTS = 2
const KILLS = 6
const REPORTS = 60

type Sender = IssuedIdentity & { businessId: string; user: string }

/**
 * A file whose renaming was answered, and one that is no longer there under its temporary name, has arrived: whatever is
 * killed whenever, it is taken in once, in its order, and has one feedback file.
 */
test('register killed again and again while files are sent: none is lost, none is taken in twice, order is kept, each has one feedback', async () => {
  const database = await createTestDatabase()
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ir-sftp-crash-'))
  const masterKey = randomBytes(32)
  const db = openDatabase({ url: database.url, schema: 'register', connectionsMax: 4 })
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost'], keyBits: 2048 })
  const register = await registerProcess({ IR_ENVIRONMENT: 'test', DATA_DIR: dataDirectory, DATABASE_URL: database.url, MASTER_KEY: masterKey.toString('base64'), SFTP_CONNECTIONS_PER_MINUTE_MAX: '6000' })
  const knownHostsText = knownHosts(await authority.sftpHostKey(), ['127.0.0.1'], register.sftpPort)
  const senders: Sender[] = []
  for (let n = 0; n < ACCOUNTS; n++) {
    const businessId = artificialBusinessId(60 + n)
    senders.push({ ...await issuedCertificate({ db, authority, businessId, type: 'wage-sftp' }), businessId, user: `ir${businessId.replace('-', '')}01` })
  }

  const arrived = new Map(senders.map(({ user }) => [user, 0]))
  let sending = true
  /** Each delivery replaces all reports of the first: their versions count the deliveries that were applied. */
  const send = async (sender: Sender): Promise<void> => {
    const channel = openSftpChannel({
      host: '127.0.0.1', port: register.sftpPort, user: sender.user, key: sender.pem.key, knownHosts: knownHostsText,
      answerCa: authority.chainOf('services')[0]!.toString(),
    })
    // What has been begun is sent to its end.
    for (let n = 0, begun = false; sending || begun;) {
      const delivery = aWageDelivery().ofPayer(sender.businessId).withDeliveryId(`d-${n}`)
        .withReports(REPORTS, (report, index) => (n === 0 ? report.withReportId(`r-${index}`) : report.replacing(`r-${index}`)).paying(201, 1_000_00 + n)).build()
      const message = Buffer.from(signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery), sender))
      const file = { deliveryDataType: 100, fileId: `d-${n}` }
      let result = await channel.upload(message, file)
      while (result.known === 'nothing') {
        await wait(50)
        result = await channel.whetherArrived(file)
      }
      begun = result.known !== 'arrived'
      if (begun) await wait(20)
      else arrived.set(sender.user, ++n)
    }
    await channel.close()
  }

  try {
    await register.start()
    const running = senders.map(send)
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(randomInt(100, 900))
      await register.kill()
      await register.start()
    }
    await wait(300)
    sending = false
    await Promise.all(running)

    for (const { user, businessId } of senders) {
      const count = arrived.get(user)!
      expect(count).toBeGreaterThan(2)
      const { unfinished, arrived: waiting, out } = accountDirectories(path.join(dataDirectory, 'sftp'), user)
      await expect.poll(() => readdirSync(out).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count)
      await expect.poll(() => readdirSync(waiting)).toEqual([])
      expect(readdirSync(unfinished)).toEqual([])

      const stored = await db.query<{ delivery_id: string; status: number; arrival_no: number; ir_delivery_id: string }>(
        "SELECT delivery_id, status, arrival_no, replace(ir_delivery_id::text, '-', '') AS ir_delivery_id FROM delivery WHERE owner_key = $1 ORDER BY arrival_no", [`1:${businessId}`])
      expect(stored.map(({ delivery_id, status }) => [delivery_id, status])).toEqual(Array.from({ length: count }, (_, n) => [`d-${n}`, 3]))
      const versions = await db.query<{ version: number; reports: number; amount: number; arrival_no: number }>(
        `SELECT v.version, count(*)::int AS reports, min(l.amount_cents) AS amount, min(v.arrival_no) AS arrival_no
         FROM report r JOIN report_version v USING (ir_report_id) JOIN income_line l USING (ir_report_id, version) WHERE r.owner_key = $1 GROUP BY v.version ORDER BY v.version`, [`1:${businessId}`])
      expect(versions).toEqual(stored.map(({ arrival_no }, n) => ({ version: n + 1, reports: REPORTS, amount: 1_000_00 + n, arrival_no })))
      // One for each, whole, and not one that says that something had come before.
      expect(readdirSync(out).sort()).toEqual(stored.map(({ delivery_id, ir_delivery_id }) => `100_${delivery_id}_${ir_delivery_id}.xml`).sort())
      for (const name of readdirSync(out)) expect(readFileSync(path.join(out, name), 'utf8')).toMatch(/<DeliveryDataStatus>3<[^]*StatusResponseFromIR>\s*$/)
    }
  } finally {
    sending = false
    await register.stop()
    await authority.close()
    await db.close()
    await database.drop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}, 180_000)
