/**
 * `npm run bench -- certificates`: first start of the authorities, from SignNewCertificate to a certificate
 * that the doors know, and what asking about a certificate costs.
 */
import { spawnSync } from 'node:child_process'
import { generateKeyPair, generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { openAuthority, type Authority } from '#lib/certificates/authority.ts'
import { deployInterface } from '#lib/certificates/organisations.ts'
import { placeOrder } from '#lib/certificates/orders/place-order.ts'
import { certificatesPem } from '#lib/certificates/pem.ts'
import { openCertificateServiceChannel } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import { answerCertificateRequest } from '#lib/doors/certificate-service/answer-request.ts'
import { createCertificateServiceDoor } from '#lib/doors/certificate-service/certificate-service-door.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase, type Database } from '#lib/platform/database.ts'
import { startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { createLog } from '#lib/platform/log.ts'
import { createMetrics } from '#lib/platform/metrics.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'
import { heading, median, percentile, printFigure } from './figures.ts'

const RUNS = 50
const AUTHORITY_KEYS = 10
const AUTHORITY_KEY_BITS = 4096
const customerId = artificialBusinessId(1)

const directory = mkdtempSync(path.join(tmpdir(), 'bench-certificates-'))
const postgres = await startEmbeddedPostgres({ directory: path.join(directory, 'postgres') })
await migrate({ url: postgres.url, schema: 'register' })
const db = openDatabase({ url: postgres.url, schema: 'register', connectionsMax: 6, applicationName: 'bench' })
try {
  const authority = await firstStart(db)
  await newCertificates(authority, db)
  await questions(authority, db)
  await authority.close()
} finally {
  await db.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function firstStart(database: Database): Promise<Authority> {
  heading('First start: ten authorities, RSA 4096')
  const keysStarted = performance.now()
  await Promise.all(Array.from({ length: AUTHORITY_KEYS }, () => promisify(generateKeyPair)('rsa', { modulusLength: AUTHORITY_KEY_BITS })))
  const keysMs = performance.now() - keysStarted
  const options = { db: database, clock: systemClock, environment: 'test' as const, masterKey: randomBytes(32), publishedAt: 'http://localhost:1', serverNames: ['localhost', '127.0.0.1'] }
  const started = performance.now()
  const authority = await openAuthority(options)
  printFigure({ name: 'keys, certificates, signer of answers', value: performance.now() - started, unit: 'ms', baseline: { name: 'ten keys alone', value: keysMs, unit: 'ms' } })
  const again = performance.now()
  await (await openAuthority(options)).close()
  printFigure({ name: 'second start', value: performance.now() - again, unit: 'ms' })
  return authority
}

/** SignNewCertificate and GetCertificate over TLS, answers verified, until the doors trust the certificate. */
async function newCertificates(authority: Authority, database: Database): Promise<void> {
  heading('SignNewCertificate to usable certificate')
  const log = createLog('bench', 'silent')
  const door = await createCertificateServiceDoor({
    authority, log, metrics: createMetrics('bench'), limits: { connectionsMax: 100, perAddressMax: 100, headerSeconds: 15 },
    answer: (request) => answerCertificateRequest({ context: { authority, db: database, clock: systemClock, delaySeconds: 0 }, errorLanguage: 'en', log }, request),
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const channel = openCertificateServiceChannel({
    url: `https://localhost:${(door.address() as AddressInfo).port}${CERTIFICATE_SERVICE_PATH}`, environment: 'TEST',
    serverCa: certificatesPem(authority.chainOf('root')), answerCa: certificatesPem(authority.chainOf('services')),
  })
  const certificateRequest = await createSigningRequest(generateKeyPairSync('rsa', { modulusLength: 2048 }), { customerId })
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const order = await database.transaction(async (tx) => {
      await deployInterface(tx, { businessId: customerId, type: 'wage-ws', now: systemClock.now() })
      return placeOrder(tx, authority.box, { businessId: customerId, type: 'wage-ws', description: 'Benchmark', contact: { name: 'Artificial Person', phone: '+358401234567', email: 'contact@example.org' }, now: systemClock.now() })
    })
    if (!order.placed) throw new Error(order.reason)
    const started = performance.now()
    const signed = await channel.signNew({ customerId }, { ...order, certificateRequest })
    if (signed.known !== 'answer' || !signed.accepted) throw new Error(JSON.stringify(signed))
    const fetched = await channel.get({ customerId }, signed.retrievalId)
    if (fetched.known !== 'answer' || !fetched.accepted || !(await authority.trustOf(fetched.certificate)).trusted) throw new Error(JSON.stringify(fetched))
    if (run > 0) times.push(performance.now() - started)
  }
  const openssl = opensslIssueMs(certificateRequest)
  printFigure({ name: 'median', value: median(times), unit: 'ms', atMost: 50, ...(openssl === undefined ? {} : { baseline: { name: 'openssl x509 -req, one certificate', value: openssl, unit: 'ms' } }) })
  printFigure({ name: '95 %', value: percentile(times, 0.95), unit: 'ms', atMost: 50 })
  await channel.close()
  door.closeAllConnections()
  door.close()
}

/** The same request signed by a key of the same length with OpenSSL's own program. */
function opensslIssueMs(certificateRequest: Buffer): number | undefined {
  const files = { key: path.join(directory, 'ca.key'), ca: path.join(directory, 'ca.pem'), request: path.join(directory, 'request.der') }
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', `rsa:${AUTHORITY_KEY_BITS}`, '-nodes', '-subj', '/CN=Benchmark', '-keyout', files.key, '-out', files.ca], { stdio: 'ignore' })
  if (made.status !== 0) return undefined
  writeFileSync(files.request, certificateRequest)
  const times = Array.from({ length: 10 }, () => {
    const started = performance.now()
    const { status } = spawnSync('openssl', ['x509', '-req', '-inform', 'DER', '-in', files.request, '-CA', files.ca, '-CAkey', files.key, '-days', '730', '-out', path.join(directory, 'out.pem')], { stdio: 'ignore' })
    if (status !== 0) throw new Error('openssl x509 failed')
    return performance.now() - started
  })
  return median(times)
}

async function questions(authority: Authority, database: Database): Promise<void> {
  heading('Is this certificate trusted?')
  const [{ content }] = await database.query<{ content: Buffer }>('SELECT content FROM certificate LIMIT 1') as [{ content: Buffer }]
  await authority.trustOf(content)
  const asked = 20_000
  const started = performance.now()
  for (let n = 0; n < asked; n++) await authority.trustOf(content)
  printFigure({ name: 'questions about a certificate that was just seen', value: asked / ((performance.now() - started) / 1000), unit: 'requests/s' })
}
