import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { createLog } from '#lib/platform/log.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { readRequest } from '../certificates/get/read-requests.ts'
import { requestCertificate } from '../certificates/get/request-certificate.ts'
import { takeKey } from '../certificates/get/take-key.ts'
import { aRegister, submit } from '../testing/portal-with-register.ts'
import { METAL, vaultWith } from '../testing/vault-with-register.ts'
import { xmlOf } from '../testing/xml-of.ts'
import { listKeys } from './list-keys.ts'
import { openPrivateKey } from './sealed-key.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegister() })
afterAll(() => register.close())

const PASSWORD = 'korrekt-hevonen-akku'

test('a key stands nowhere in clear: not in a dump of the database, not in the log, not in what pages are given', async () => {
  const lines: string[] = []
  const log = createLog('test', 'trace', new Writable({ write(chunk, _encoding, done) { lines.push(String(chunk)); done() } }))
  const portal = await vaultWith(register, { log })
  const keptId = await portal.aKeptKey('Mallikas')
  const [context, requestId] = [await portal.vaultContext('Mallikas'), crypto.randomUUID()]
  const { orderId: _orderId, ...source } = await portal.transferData()
  await requestCertificate(context, METAL, { requestId, description: 'Given away', key: { kind: 'give', bits: 2048 }, source })
  await portal.untilSettled(requestId)
  const keys = (await portal.keysOf(METAL)).map((key) => openPrivateKey(portal.box, key, { dataKeySealed: key.dataKeySealed!, privateKeySealed: key.privateKeySealed! }))
  const views = async () => JSON.stringify([await listKeys(context, METAL), await readRequest(context, METAL, requestId)])
  const shownBefore = await views()
  await takeKey(context, METAL, requestId, PASSWORD)

  // Used and failing to be used, so that whatever is said of it is said.
  const aDelivery = () => xmlOf(aWageDelivery().ofPayer(METAL).withDeliveryId(crypto.randomUUID()).withReport((one) => one).with((data) => { data.reports.report[0]!.reportData.reportId = crypto.randomUUID() }).build())
  await portal.untilFinal(await submit(portal, await portal.context('Testinen'), aDelivery()))
  await portal.db.transaction((tx) => tx.vaultKey.update({ where: { id: keptId }, data: { privateKeySealed: new Uint8Array(64) } }))
  await submit(portal, await portal.context('Testinen'), aDelivery())
  await portal.runJobs()

  const dump = await everything(portal.db.pool)
  expect(keys).toHaveLength(2)
  for (const key of keys) {
    const { d, p, q } = key.export({ format: 'jwk' })
    for (const part of [d!, p!, q!]) {
      const bytes = Buffer.from(part, 'base64url')
      for (const [where, text] of [['database', dump], ['log', lines.join('')], ['pages', shownBefore + await views()]] as const) {
        // Whatever stands around it, 48 bytes from its middle would be there in one of these forms.
        for (const form of formsOf(bytes.subarray(20, 68))) expect(text.includes(form), `${where} holds a part of a key`).toBe(false)
      }
    }
  }
  for (const secret of [PASSWORD, source.transferPassword]) expect(dump.includes(secret) || lines.join('').includes(secret) || dump.includes(Buffer.from(secret).toString('hex'))).toBe(false)
  expect(lines.length, 'there is a log to be looked at').toBeGreaterThan(3)
  const { publicKey } = (await portal.keysOf(METAL))[0]!
  expect(formsOf(Buffer.from(publicKey).subarray(40, 88)).some((form) => dump.includes(form)), 'what does stand there is found').toBe(true)
})

/** Every row of every table, binary columns in hexadecimal, as pg_dump writes them. */
async function everything(pool: { query(text: string): Promise<{ rows: Record<string, unknown>[] }> }): Promise<string> {
  const { rows: tables } = await pool.query("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
  const parts: string[] = []
  for (const { name } of tables) parts.push(String((await pool.query(`SELECT coalesce(string_agg(t::text, E'\\n'), '') AS text FROM ${String(name)} t`)).rows[0]!['text']))
  return parts.join('\n')
}

/** Hexadecimal, and base64 at each of the three places where it can begin. */
const formsOf = (bytes: Buffer): string[] => [bytes.toString('hex'), ...[0, 1, 2].flatMap((skip) => [bytes.subarray(skip, skip + 45).toString('base64'), bytes.subarray(skip, skip + 45).toString('base64url')])]
