import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openAuthority } from '#lib/certificates/authority.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { issuedCertificate } from '../testing/issued-certificate.ts'
import { wageReports } from '../testing/messages.ts'
import { registerProcess } from '../testing/register-process.ts'
import { openClient, type TestClient } from '../testing/test-register.ts'

const OWNERS = 4
const KILLS = 6
const REPORTS = 60

/**
 * Guarantees 1 to 3: whatever is acknowledged survives SIGKILL at any moment, nothing is stored twice, and each owner's
 * deliveries are applied in the order of their arrival.
 */
test('register killed again and again under load: nothing acknowledged is lost, nothing is stored twice, order is kept', async () => {
  const database = await createTestDatabase()
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ir-crash-'))
  const masterKey = randomBytes(32)
  const db = openDatabase({ url: database.url, schema: 'register', connectionsMax: 4 })
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost'], keyBits: 2048 })
  const register = await registerProcess({ IR_ENVIRONMENT: 'test', DATA_DIR: dataDirectory, DATABASE_URL: database.url, MASTER_KEY: masterKey.toString('base64') })
  const clients: TestClient[] = []
  for (let n = 0; n < OWNERS; n++) {
    const businessId = artificialBusinessId(50 + n)
    clients.push(openClient(register.wsPort, { businessId, ...await issuedCertificate({ db, authority, businessId, type: 'wage-ws' }) }))
  }

  const acknowledged: { owner: string; deliveryId: string }[] = []
  let sending = true
  /** Each delivery replaces all reports of the first: their versions count the deliveries that were applied. */
  const send = async (client: TestClient): Promise<void> => {
    for (let n = 0; sending;) {
      const deliveryId = `d-${n}`
      const delivery = aWageDelivery().ofPayer(client.businessId).withDeliveryId(deliveryId)
        .withReports(REPORTS, (report, index) => (n === 0 ? report.withReportId(`r-${index}`) : report.replacing(`r-${index}`)).paying(201, 1_000_00 + n)).build()
      const answer = await client.call('WageReportService', 'SendWageReports', wageReports(client, delivery)).catch(() => undefined)
      // Without an answer nobody knows: the same delivery is sent again, and a used DeliveryId is as good as taken in.
      const takenIn = answer?.text.includes('<DeliveryDataStatus>2<') || answer?.text.includes('X-WR-013')
      if (!takenIn) { await wait(20); continue }
      acknowledged.push({ owner: `1:${client.businessId}`, deliveryId })
      n += 1
    }
  }

  try {
    await register.start()
    const senders = clients.map(send)
    for (let kill = 0; kill < KILLS; kill++) {
      await wait(randomInt(100, 900))
      await register.kill()
      await register.start()
    }
    await wait(300)
    sending = false
    await Promise.all(senders)
    await expect.poll(async () => (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM delivery WHERE status = 2'))[0]!.n, { timeout: 30_000 }).toBe(0)

    expect(acknowledged.length).toBeGreaterThan(OWNERS * 2)
    const stored = await db.query<{ owner_key: string; delivery_id: string; status: number; arrival_no: number }>('SELECT owner_key, delivery_id, status, arrival_no FROM delivery ORDER BY arrival_no')
    const storedKeys = stored.map((row) => `${row.owner_key} ${row.delivery_id}`)
    expect(new Set(storedKeys).size).toBe(storedKeys.length)
    for (const { owner, deliveryId } of acknowledged) expect(storedKeys).toContain(`${owner} ${deliveryId}`)
    expect(stored.every(({ status }) => status === 3)).toBe(true)
    for (const { businessId } of clients) {
      const owner = `1:${businessId}`
      const deliveries = stored.filter(({ owner_key }) => owner_key === owner)
      // Sent one after the other, so taken in and applied in that order: version n + 1 carries the amount of d-n.
      expect(deliveries.map(({ delivery_id }) => delivery_id)).toEqual(deliveries.map((_, n) => `d-${n}`))
      const versions = await db.query<{ version: number; reports: number; amounts: number; arrivals: number; amount: number; arrival_no: number }>(
        `SELECT v.version, count(*)::int AS reports, count(DISTINCT l.amount_cents)::int AS amounts, count(DISTINCT v.arrival_no)::int AS arrivals, min(l.amount_cents) AS amount, min(v.arrival_no) AS arrival_no
         FROM report r JOIN report_version v USING (ir_report_id) JOIN income_line l USING (ir_report_id, version) WHERE r.owner_key = $1 GROUP BY v.version ORDER BY v.version`, [owner])
      expect(versions).toEqual(deliveries.map(({ arrival_no }, n) => ({ version: n + 1, reports: REPORTS, amounts: 1, arrivals: 1, amount: 1_000_00 + n, arrival_no })))
      const feedback = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM feedback f JOIN delivery d USING (arrival_no) WHERE d.owner_key = $1', [owner])
      expect(feedback[0]!.n).toBe(deliveries.length)
    }
  } finally {
    sending = false
    await register.stop()
    await Promise.all(clients.map((client) => client.close()))
    await authority.close()
    await db.close()
    await database.drop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}, 180_000)
