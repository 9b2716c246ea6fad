/** A whole register on a database of its own, and clients with real certificates; for tests of the doors. */
import { randomBytes, type KeyObject, type X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { openAuthority, type Authority } from '#lib/certificates/authority.ts'
import { issuedCertificate } from './issued-certificate.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { openDatabase, type Database } from '#lib/platform/database.ts'
import { createLog } from '#lib/platform/log.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'
import { runRegister, type RunningRegister } from '#scripts/register/run-register.ts'

export type TestClient = {
  businessId: string
  key: KeyObject
  certificate: X509Certificate
  pem: { key: string; certificate: string }
  /** POST of a finished message in an envelope, or of any body. */
  call(service: string, soapAction: string, message: string | Uint8Array, options?: CallOptions): Promise<Answer>
  close(): Promise<void>
}
export type CallOptions = { raw?: boolean; headers?: Record<string, string>; method?: string; path?: string }
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer; text: string }

export type TestRegister = {
  db: Database
  authority: Authority
  url: string
  environment: Record<string, string>
  port: number
  ports: RunningRegister['ports']
  client(options: { businessId: string; type?: CertificateType; eService?: boolean; deploy?: boolean; onBehalf?: boolean }): Promise<TestClient>
  anonymous(): TestClient
  /** Waits until no delivery is waiting. */
  untilIdle(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the register in this process.
 * @param settings environment variables that differ from the defaults; with DATABASE_URL the database is the caller's
 */
export async function startTestRegister(settings: Record<string, string> = {}): Promise<TestRegister> {
  const database = settings.DATABASE_URL === undefined ? await createTestDatabase() : { url: settings.DATABASE_URL, drop: async () => {} }
  if (settings.DATABASE_URL !== undefined) await migrate({ url: database.url, schema: 'register' })
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'ir-test-'))
  const masterKey = randomBytes(32)
  const environment = {
    IR_ENVIRONMENT: 'test', DATA_DIR: dataDirectory, DATABASE_URL: database.url, MASTER_KEY: masterKey.toString('base64'),
    WS_PORT: '0', PKI_PORT: '0', SFTP_PORT: '0', CONTROL_PORT: '0', CRL_PORT: '0', LISTEN_ADDRESS: '127.0.0.1', LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent', ...settings,
  }
  const db = openDatabase({ url: database.url, schema: 'register', connectionsMax: 4, applicationName: 'test' })
  // Short keys for the authorities: they are made for each test file.
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost', '127.0.0.1'], keyBits: 2048 })
  const register: RunningRegister = await runRegister({ configuration: readConfiguration(environment), log: createLog('test', environment.LOG_LEVEL) })
  const clients: TestClient[] = []
  const port = register.ports.ws!

  return {
    db, authority, url: database.url, environment, port, ports: register.ports,
    async client({ businessId, type = 'wage-ws', eService = false, deploy = true, onBehalf = true }) {
      const issued = await issuedCertificate({ db, authority, businessId, type, eService, deploy, onBehalf })
      const client = openClient(port, { businessId, ...issued })
      clients.push(client)
      return client
    },
    anonymous() {
      const client = openClient(port)
      clients.push(client)
      return client
    },
    async untilIdle() {
      for (;;) {
        const waiting = await db.query('SELECT FROM delivery WHERE status = 2 LIMIT 1')
        if (waiting.length === 0) return
        await wait(20)
      }
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()))
      await register.close()
      await authority.close()
      await db.close()
      await database.drop()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** A client that trusts any server: what the server shows has tests of its own. */
export function openClient(port: number, identity?: { businessId: string; key: KeyObject; certificate: X509Certificate; pem: { key: string; certificate: string } }): TestClient {
  const agent = new Agent({ connect: { rejectUnauthorized: false, ...(identity ? { key: identity.pem.key, cert: identity.pem.certificate } : {}) } })
  return {
    ...(identity ?? { businessId: '', key: undefined as never, certificate: undefined as never, pem: { key: '', certificate: '' } }),
    async call(service, soapAction, message, { raw = false, headers = {}, method = 'POST', path: address = `/${INTERFACE_VERSION}/${service}.svc` } = {}) {
      const response = await request(`https://127.0.0.1:${port}${address}`, {
        method: method as 'POST', dispatcher: agent,
        headers: { 'content-type': 'text/xml; charset=utf-8', ...(soapAction === '' ? {} : { soapaction: `"${soapAction}"` }), ...headers },
        ...(method === 'GET' ? {} : { body: raw ? Buffer.from(message as string) : soapEnvelope(message) }),
      })
      const body = Buffer.from(await response.body.arrayBuffer())
      return { status: response.statusCode, headers: response.headers, body, text: body.toString('utf8') }
    },
    close: () => agent.close(),
  }
}
