import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openWsChannel, type WsChannel } from '#lib/channel/ws/ws-channel.ts'
import { createControlDoor } from '#lib/doors/control/control-door.ts'
import { faultsRoutes } from '#lib/doors/control/faults-routes.ts'
import { registerProcess, type RegisterProcess } from '#lib/doors/testing/register-process.ts'
import { authoritiesWithShortKeys } from '#lib/doors/testing/short-keys.ts'
import { prepareJobs } from '#lib/platform/job-runner.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { faultNames, noFaults } from '#lib/register/sandbox/faults.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { ESERVICE_PATH } from '#schemas/eservice-operations.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { note } from '../sandbox/unfinished.ts'
import { sandboxRoutes } from '../sandbox/sandbox-routes.ts'
import { readCredentials } from './credentials-directory.ts'
import { outcomeOf, type Outcome } from './outcome.ts'

const MAIN = path.join(import.meta.dirname, 'main.ts')
const CUSTOMER = '1234567-1'
const directory = mkdtempSync(path.join(tmpdir(), 'ir-sandbox-'))
const data = path.join(directory, 'data')

let database: { url: string; drop(): Promise<void> }
let register: RegisterProcess
let environment: Record<string, string>
let sql: pg.Client
let channel: WsChannel

/** The command line as a user has it: a process of its own. */
const ir = (...words: string[]): Promise<{ code: number; json: any; errors: string }> => new Promise((resolve) => {
  execFile(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...words, '--json'], { env: { ...process.env, DATA_DIR: data, ...environment } }, (error, out, errors) => {
    let json: unknown
    try { json = JSON.parse(out) } catch { json = undefined }
    resolve({ code: typeof error?.code === 'number' ? error.code : 0, json, errors })
  })
})
const control = async (address: string, body: unknown): Promise<any> =>
  (await fetch(`http://127.0.0.1:${register.controlPort}${address}`, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })).json()
const rows = async (query: string): Promise<any[]> => (await sql.query(query)).rows
const count = async (table: string): Promise<number> => (await rows(`SELECT count(*)::int AS n FROM ${table}`))[0].n

const own = path.join(directory, 'own')
const messageOf = (deliveryId: string): Buffer => {
  const delivery = aWageDelivery().ofPayer(CUSTOMER).withDeliveryId(deliveryId).withReport((report) => report.paying(201, 3_000_00).withReportId(deliveryId)).build()
  return Buffer.from(signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery), readCredentials(own).signer))
}
const send = async (deliveryId: string): Promise<Outcome> => outcomeOf(await channel.send(messageOf(deliveryId), { service: 'WageReportService', operation: 'SendWageReports' }))
const self = { type: 1, code: CUSTOMER }
const statusOf = async (deliveryId: string): Promise<Outcome> =>
  outcomeOf(await channel.status({ deliveryDataType: 100, deliveryId, productionEnvironment: false, deliveryDataOwner: self, deliveryDataCreator: self, deliveryDataSender: self }))

beforeAll(async () => {
  database = await createTestDatabase()
  await prepareJobs(database.url, pino({ level: 'silent' }))
  register = await registerProcess({ DATABASE_URL: database.url, DATA_DIR: data, LOG_LEVEL: 'silent', MASTER_KEY: await authoritiesWithShortKeys(database.url) })
  await register.start()
  environment = { CONTROL_PORT: String(register.controlPort), WS_PORT: String(register.wsPort), SFTP_PORT: String(register.sftpPort) }
  sql = new pg.Client({ connectionString: database.url })
  sql.on('error', () => {})
  await sql.connect()
  expect(await ir('credentials', '--customer', CUSTOMER, '--type', 'wage-ws', '--out', own)).toMatchObject({ code: 0 })
  channel = openWsChannel({ url: `https://localhost:${register.wsPort}/20170526`, ...readCredentials(own) })
})
afterAll(async () => {
  await channel?.close()
  await sql?.end()
  await register?.stop()
  await database?.drop()
  rmSync(directory, { recursive: true, force: true })
})

describe('reset', () => {
  test('brings both databases, the files, the clock and the faults back to the start; certificates of software go on working', async () => {
    const sftp = path.join(directory, 'sftp')
    await ir('credentials', '--customer', CUSTOMER, '--type', 'wage-sftp', '--out', sftp)
    await ir('order', '--customer', CUSTOMER, '--type', 'wage-ws')
    expect(await send('before-reset')).toMatchObject({ result: 'accepted' })
    expect((await control('/faults', { name: 'crl-unavailable', on: true })).faults).toContainEqual(expect.objectContaining({ name: 'crl-unavailable', on: true }))
    await control('/clock', { moment: '2026-01-31T12:00:00Z' })
    const inDirectory = path.join(data, 'sftp', readFileSync(path.join(sftp, 'user.txt'), 'utf8').trim(), 'IN')
    mkdirSync(inDirectory, { recursive: true })
    writeFileSync(path.join(inDirectory, 'unfinished.tmp'), 'x')
    mkdirSync(path.join(data, 'uploads'), { recursive: true })
    writeFileSync(path.join(data, 'uploads', 'somebodys-file'), 'x')
    await rows("INSERT INTO portal.organisation (business_id, name, created_at) VALUES ('7000000-0', 'Made by hand', now())")

    expect(await ir('reset')).toEqual({ code: 0, json: { reset: true, keptCertificates: 2, portal: true }, errors: '' })
    expect(await statusOf('before-reset')).toMatchObject({ status: 0, errors: [{ errorCode: 'X-PR-147' }] })
    expect(await rows("SELECT business_id FROM portal.organisation WHERE name = 'Made by hand'")).toEqual([])
    expect([await count('portal.person'), await count('portal.mandate'), await count('register.outbox'), await count('register.delivery')]).toEqual([14, expect.any(Number), 0, 0])
    expect([readdirSync(inDirectory), readdirSync(path.join(data, 'uploads'))]).toEqual([[], []])
    const { now } = (await ir('clock')).json
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
    expect((await ir('fail')).json.filter(({ on }: { on: boolean }) => on)).toEqual([])
    expect(await send('before-reset'), 'the same certificate, the same reference').toMatchObject({ result: 'accepted' })
    expect(await ir('send', path.join(import.meta.dirname, '../../docs/examples/wage-reports.xml'), '--credentials', sftp, '--wait')).toMatchObject({ code: 0, json: { status: 3 } })
  })

  test('clients that send meanwhile are all answered, and what they were told afterwards holds', async () => {
    const sending = Promise.all(Array.from({ length: 60 }, (_, index) => send(`meanwhile-${index}`)))
    const resets = Promise.all([control('/reset', {}), control('/reset', {})])
    expect(new Set((await sending).map(({ status }) => status))).toEqual(new Set([2]))
    expect(await resets).toEqual([{ keptCertificates: 2, portal: true }, { keptCertificates: 2, portal: true }])
    expect(await send('afterwards')).toMatchObject({ result: 'accepted' })
    await expect.poll(async () => (await statusOf('afterwards')).status).toBe(3)
    expect(await rows('SELECT FROM register.report_version v LEFT JOIN register.delivery d USING (arrival_no) WHERE d IS NULL')).toEqual([])
  })

  test('killed in the middle, it has either not begun or is finished by the next start', async () => {
    expect(await send('kept')).toMatchObject({ result: 'accepted' })
    await expect.poll(async () => (await statusOf('kept')).status).toBe(3)
    // Somebody holds a table of the portal: the register's tables are already emptied, and nothing is committed.
    await rows('BEGIN')
    await rows('LOCK TABLE portal.person IN ROW EXCLUSIVE MODE')
    const cut = control('/reset', {}).catch(() => 'cut')
    await expect.poll(async () => (await rows("SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'register.delivery'::regclass")).length).toBeGreaterThan(0)
    await register.kill()
    await rows('COMMIT')
    expect(await cut).toBe('cut')
    await register.start()
    expect(await statusOf('kept')).toMatchObject({ status: 3 })
    // Killed after it was noted, which is before the first commit: all of it is done again.
    await register.kill()
    note(data, { kind: 'reset', all: false })
    await register.start()
    expect([await count('register.delivery'), readdirSync(path.join(data, 'sandbox'))]).toEqual([0, []])
    expect(await send('kept')).toMatchObject({ result: 'accepted' })
  })
})

describe('snapshots', () => {
  test('put back exactly what was saved, in both databases and the files', async () => {
    await send('saved')
    await expect.poll(async () => (await statusOf('saved')).status).toBe(3)
    mkdirSync(path.join(data, 'uploads'), { recursive: true })
    writeFileSync(path.join(data, 'uploads', 'a-file'), 'content')
    await control('/faults', { name: 'crl-unavailable', on: true })
    const everything = async () => {
      const tables = await rows("SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname IN ('register', 'portal') AND relname <> 'certificate_use' ORDER BY 1")
      const contents: string[][] = []
      for (const { name } of tables) contents.push([name, (await rows(`SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS content FROM ${name} t`))[0].content])
      return contents
    }
    const constraints = () => rows("SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS is FROM pg_constraint WHERE connamespace IN ('register'::regnamespace, 'portal'::regnamespace) ORDER BY 1, 2")
    const before = { rows: await everything(), constraints: await constraints() }
    expect(await ir('snapshot', 'save', 'one')).toMatchObject({ code: 0, json: { saved: true, name: 'one', savedAt: expect.any(String) } })

    await send('later')
    await control('/reset', { all: true })
    expect((await send('refused')).result, 'certificates are forgotten with all').toBe('not-sent')
    expect(await ir('snapshot', 'load', 'one')).toMatchObject({ code: 0, json: { loaded: true, name: 'one' } })
    expect({ rows: await everything(), constraints: await constraints() }).toEqual(before)
    expect(readFileSync(path.join(data, 'uploads', 'a-file'), 'utf8')).toBe('content')
    expect([(await statusOf('saved')).status, (await statusOf('later')).status, (await send('saved')).status, (await send('later')).status]).toEqual([3, 0, 4, 2])
    await expect.poll(async () => (await statusOf('later')).status).toBe(3)
    await control('/faults', { name: 'crl-unavailable', on: false })
  })

  test('unknown, taken, and impossible names end with 2 and one line; a snapshot of another version is refused whole', async () => {
    for (const [words, line] of [[['load', 'nothing'], 'there is no snapshot nothing'], [['delete', 'nothing'], 'there is no snapshot nothing'], [['save', 'one'], '--replace'], [['save', '../one'], 'no name'], [['keep', 'one'], 'say save']] as const) {
      const { code, errors } = await ir('snapshot', ...words)
      expect([code, errors.split('\n')[0]]).toEqual([2, expect.stringContaining(line)])
    }
    expect((await ir('snapshot', 'list')).json).toMatchObject([{ name: 'one' }])
    const file = path.join(data, 'snapshots/one/manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('20261124120000_', '20251124120000_'))
    expect(await ir('snapshot', 'load', 'one')).toMatchObject({ code: 2, errors: expect.stringContaining('another version') })
    expect((await statusOf('later')).status).toBe(3)
    expect([(await ir('snapshot', 'delete', 'one')).code, (await ir('snapshot', 'list')).json]).toEqual([0, []])
  })
})

describe('faults', () => {
  const fault = (name: string, on: boolean) => control('/faults', { name, on })
  afterEach(async () => { for (const name of faultNames) await fault(name, false) })

  test('are off, listed with what they do, switched by name, and stay on over a restart', async () => {
    expect((await ir('fail')).json).toEqual(faultNames.map((name) => ({ name, on: false, about: expect.any(String) })))
    expect(await ir('fail', 'ws-unavailable', 'on')).toMatchObject({ code: 0, json: { name: 'ws-unavailable', on: true } })
    expect(await send('unavailable')).toMatchObject({ result: 'not-sent' })
    await register.kill()
    await register.start()
    expect(await send('unavailable')).toMatchObject({ result: 'not-sent' })
    expect(await (await fetch(`http://127.0.0.1:${register.controlPort}/ready`)).json()).toMatchObject({ ready: true, faults: ['ws-unavailable'] })
    expect(await ir('fail', 'all', 'off')).toMatchObject({ code: 0 })
    expect(await send('unavailable')).toMatchObject({ result: 'accepted' })
    expect(await ir('fail', 'nothing', 'on')).toMatchObject({ code: 2, errors: expect.stringContaining('ws-unavailable') })
    expect((await ir('fail', 'ws-slow')).code).toBe(2)
  })

  test('a connection cut before or after a delivery is stored: the status says which, and sending again never stores twice', async () => {
    await fault('ws-drop-after-accept', true)
    expect(await send('cut-after')).toMatchObject({ result: 'unknown' })
    await expect.poll(async () => (await statusOf('cut-after')).status).toBe(3)
    await fault('ws-drop-after-accept', false)
    expect(await send('cut-after')).toMatchObject({ status: 4, errors: [{ errorCode: 'X-WR-013' }] })
    await fault('ws-drop-before-accept', true)
    expect(await send('cut-before')).toMatchObject({ result: 'unknown' })
    await fault('ws-drop-before-accept', false)
    expect([(await statusOf('cut-before')).status, (await send('cut-before')).status]).toEqual([0, 2])
  })

  test('processing that pauses and feedback that is late: received, until the fault is off', async () => {
    await fault('processing-paused', true)
    expect(await send('paused')).toMatchObject({ status: 2 })
    await expect.poll(async () => (await rows("SELECT FROM register.delivery WHERE status = 2")).length).toBeGreaterThan(0)
    expect((await statusOf('paused')).status).toBe(2)
    await fault('feedback-delayed', true)
    await fault('processing-paused', false)
    await expect.poll(async () => rows('SELECT FROM register.delivery WHERE status = 2'), { timeout: 5_000 }).toEqual([])
    expect((await statusOf('paused')).status).toBe(2)
    await fault('feedback-delayed', false)
    expect((await statusOf('paused')).status).toBe(3)
    await fault('ws-technical-error', true)
    expect([(await statusOf('paused')), await send('technical')]).toMatchObject([{ status: 0, errors: [{ errorCode: 'X-PR-145' }] }, { status: 0, errors: [{ errorCode: 'X-PR-145' }] }])
  })

  test('SFTP refuses connections, or cuts them in the middle of a file, which then has not arrived', async () => {
    const sftp = path.join(directory, 'sftp-fault')
    await ir('credentials', '--customer', CUSTOMER, '--type', 'wage-sftp', '--out', sftp)
    const file = path.join(import.meta.dirname, '../../docs/examples/separate-reports.xml')
    await fault('sftp-refuse', true)
    expect((await ir('send', file, '--credentials', sftp)).code).toBe(2)
    await fault('sftp-refuse', false)
    await fault('sftp-cut-upload', true)
    expect((await ir('send', file, '--credentials', sftp)).code).toBe(2)
    expect(await rows('SELECT FROM register.sftp_arrival')).toEqual([])
    await fault('sftp-cut-upload', false)
    expect((await ir('send', file, '--credentials', sftp, '--wait')).json).toMatchObject({ result: 'accepted', status: 3 })
  })

  test('the certificate service, revocation lists and the e-service’s questions answer 503', async () => {
    const at = (port: number, address: string, options = {}) => new Promise<number>((resolve, reject) => {
      const body = '<none/>'
      httpsRequest({ port, host: 'localhost', path: address, method: 'POST', rejectUnauthorized: false, agent: false, headers: { 'content-type': 'text/xml', 'content-length': body.length }, ...options }, (response) => resolve(response.resume().statusCode!)).on('error', reject).end(body)
    })
    const eservice = { key: readFileSync(path.join(data, 'e-service/key.pem')), cert: readFileSync(path.join(data, 'e-service/cert.pem')) }
    const ask = () => Promise.all([
      at(register.pkiPort, '/2017/10/CertificateServices'), fetch(`http://127.0.0.1:${register.crlPort}/crl/DataProvidersTestIssuingCAv1.crl`).then(({ status }) => status), at(register.wsPort, `${ESERVICE_PATH}read-interface`, eservice),
    ])
    const before = await ask()
    expect(before).not.toContain(503)
    for (const name of ['certificate-service-unavailable', 'crl-unavailable', 'e-service-unavailable']) await fault(name, true)
    expect(await ask()).toEqual([503, 503, 503])
  })
})

describe('scenarios', () => {
  test('are made through the web services, and once more change nothing', async () => {
    expect((await ir('scenario')).json).toContainEqual({ name: 'corrections', about: expect.any(String) })
    const first = await ir('scenario', 'corrections')
    expect(first).toMatchObject({ code: 0, json: { scenario: 'corrections', deliveries: expect.arrayContaining([expect.objectContaining({ status: 3, invalidItems: 0, already: false })]) } })
    const again = await ir('scenario', 'corrections')
    expect(again.json.deliveries.map(({ already }: { already: boolean }) => already)).not.toContain(false)
    expect(again.json.deliveries.map(({ status }: { status: number }) => status).sort()).toEqual([3, 3, 3, 3, 3, 6])
    expect((await ir('scenario', 'rejected')).json.deliveries).toMatchObject([{ status: 3, validItems: 3, invalidItems: 2 }, { status: 5, validItems: 0, invalidItems: 2 }])
    expect(await ir('scenario', 'nothing')).toMatchObject({ code: 2, errors: expect.stringContaining('year-of-wages') })
  })

  test('many clients are in register and portal, and a certificate that ends soon is good until then', async () => {
    const mandates = await count('portal.mandate')
    expect((await ir('scenario', 'many-clients')).json.deliveries).toHaveLength(10)
    await control('/clients', { agent: '7006006-8', count: 500 })
    expect(await count('portal.mandate') - mandates).toBe(500)
    expect(await ir('scenario', 'expiring-certificate')).toMatchObject({ code: 0 })
    const { certificate, key, answerCa } = readCredentials(path.join(data, 'scenarios/expiring-certificate'))
    expect([key, certificate, answerCa].every((pem) => pem.includes('BEGIN'))).toBe(true)
    const ends = await rows("SELECT (not_after - now())::text AS left FROM register.certificate WHERE business_id = '7018018-2'")
    expect(ends).toEqual([{ left: expect.stringMatching(/^(9|10) days/) }])
  })
})

test('in production the register itself refuses all of it', async () => {
  const db = { query: async () => [] } as never
  const door = createControlDoor({ routes: [...faultsRoutes({ db, sandbox: { faults: noFaults, lookAgain: async () => {} } }), ...sandboxRoutes({} as never)], environment: 'production', log: pino({ level: 'silent' }) })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => { door.close() })
  const { port } = door.address() as { port: number }
  for (const address of ['/reset', '/snapshots', '/clients', '/faults']) {
    expect((await fetch(`http://127.0.0.1:${port}${address}`, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })).status, address).toBe(404)
  }
})
