import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import next from 'next'
import { mandateRegistry } from '#lib/identity/mandate-registry.ts'
import { clientSecret } from '#lib/identity/client-secret.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { giveBackAfterStart } from '#lib/platform/collect-garbage.ts'
import { ConfigurationError, type Configuration } from '#lib/platform/configuration.ts'
import { prepareJobs, startJobRunner } from '#lib/platform/job-runner.ts'
import type { Log } from '#lib/platform/log.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import { createMetrics } from '#lib/platform/metrics.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { openPortalDatabase } from '#lib/platform/portal-database.ts'
import { readMasterKey } from '#lib/platform/read-master-key.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { openChangeFeed } from '#lib/portal/changes.ts'
import { readFaultsOn } from '#lib/portal/faults-on.ts'
import { formWork } from '#lib/portal/forms/form-work.ts'
import { answers, createHealth, diskState, listens } from '#lib/portal/health.ts'
import { planJob } from '#lib/portal/jobs.ts'
import { openRegisterOperations } from '#lib/portal/register-operations.ts'
import { setPortalRuntime } from '#lib/portal/runtime.ts'
import { deliveryWork } from '#lib/portal/submissions/delivery-work.ts'
import { portalTasks } from '#lib/portal/tasks.ts'
import { startPortalThreads } from '#lib/portal/threads/portal-threads.ts'
import { vaultWork } from '#lib/portal/vault/vault-work.ts'
import { seedPortal } from '#prisma/seed/seed-portal.ts'
import { readRuleSettings } from '../process/read-rule-settings.ts'
import { createPortalServer } from './http-server.ts'

const FEEDBACK_FIRST_SECONDS = { test: 2, production: 300 } as const
/** The official certificate service wants half a minute from the request to the first question (pki 7). */
const CERTIFICATE_FIRST_SECONDS = { test: 0, production: 30 } as const

/** How often keys are looked after; in the test environment at once after its clock was moved. */
const KEEP_VAULT = { test: '* * * * *', production: '23 * * * *' } as const

export type RunningPortal = { address: string; port: number; close(): Promise<void> }

/** Starts pages and background jobs in this process. @throws what reportFailure can put into one line */
export async function runPortal({ configuration, log, dev = false }: { configuration: Configuration; log: Log; dev?: boolean }): Promise<RunningPortal> {
  const url = configuration.PORTAL_DATABASE_URL ?? configuration.DATABASE_URL
  if (!url) throw new ConfigurationError('DATABASE_URL is missing (npm start brings its own PostgreSQL and sets it)')
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => { for (const one of closing) await one() }
  try {
    const running = await start(url)
    return { ...running, close }
  } catch (error) {
    await close()
    throw error
  }

  async function start(databaseUrl: string): Promise<{ address: string; port: number }> {
    await migrate({ url: databaseUrl, schema: 'portal' })
    await prepareJobs(databaseUrl, log)
    const db = openPortalDatabase({ url: databaseUrl })
    closing.unshift(() => db.close())

    const environment = configuration.IR_ENVIRONMENT
    const addresses = addressesOf(configuration)
    const ruleSettings = readRuleSettings(configuration)
    const masterKey = readMasterKey(configuration)
    const box = sealedBox(masterKey, 'portal')
    const clock = systemClock
    if (environment === 'test') await seedPortal(db, clock, box)

    const uploadsDirectory = path.join(configuration.DATA_DIR, 'uploads')
    mkdirSync(uploadsDirectory, { recursive: true, mode: 0o700 })
    const credentialsDirectory = configuration.ESERVICE_CREDENTIALS_DIR ?? path.join(configuration.DATA_DIR, 'e-service')
    // Our own register makes the credentials; another one's may not know us at all.
    const ownCertificateOnly = configuration.REGISTER_WS_URL !== undefined && !existsSync(path.join(credentialsDirectory, 'key.pem'))
    if (configuration.REGISTER_ANSWER_CA_FILE === undefined && configuration.REGISTER_WS_URL !== undefined && !existsSync(path.join(credentialsDirectory, 'answer-ca.pem'))) {
      log.warn('nothing says who signs the answers of the register at REGISTER_WS_URL: until REGISTER_ANSWER_CA_FILE does, nothing can be sent')
    }
    const register = openRegisterOperations({ registerWs: addresses.registerWs, directory: credentialsDirectory, answerCaFile: configuration.REGISTER_ANSWER_CA_FILE, ownCertificateOnly })
    closing.unshift(() => register.close())
    const threads = await startPortalThreads({
      registerWs: addresses.registerWs, registerSftp: addresses.registerSftp, environment, businessId: configuration.ESERVICE_BUSINESS_ID, credentialsDirectory, masterKey,
      ...(addresses.registerPki !== undefined && { registerPki: addresses.registerPki }),
      ...(configuration.REGISTER_ANSWER_CA_FILE && { answerCaFile: configuration.REGISTER_ANSWER_CA_FILE }),
    }, log)
    closing.unshift(() => threads.close())
    const jobs = await startJobRunner({
      url: databaseUrl, log, schedule: { 'recover-submissions': '* * * * *', 'learn-states': '*/5 * * * *', 'recover-certificate-requests': '* * * * *', 'keep-vault': KEEP_VAULT[environment], 'remove-old-uploads': '17 1 * * *', 'remove-old-drafts': '27 1 * * *' },
      tasks: portalTasks({
        ...ruleSettings, db, clock, box, threads, uploadsDirectory, uploadBytesMax: configuration.UPLOAD_BYTES_MAX,
        feedbackFirstSeconds: configuration.FEEDBACK_FIRST_SECONDS ?? FEEDBACK_FIRST_SECONDS[environment], certificateFirstSeconds: CERTIFICATE_FIRST_SECONDS[environment],
        register, ownCertificateOnly, ...(configuration.REGISTER_SFTP_KNOWN_HOSTS_FILE !== undefined && { sftpKnownHosts: readFileSync(configuration.REGISTER_SFTP_KNOWN_HOSTS_FILE, 'utf8') }),
      }),
    })
    closing.unshift(() => jobs.stop())
    await db.transaction((tx) => planJob(tx, 'keep-vault', {}, { key: 'keep-vault' }))
    const changes = await openChangeFeed(db)
    closing.unshift(() => changes.close())

    const metrics = createMetrics('portal')
    setPortalRuntime({
      configuration, addresses, db, clock, log, metrics, box, mandates: mandateRegistry, uploadsDirectory, ruleSettings, changes, register, vault: vaultWork(threads), forms: formWork(threads), deliveries: deliveryWork(threads), ownCertificateOnly,
      sessionSecret: configuration.SESSION_SECRET ?? box.digest('sessions', 'session secret').toString('hex'),
      clientSecret: clientSecret(configuration, masterKey),
      faultsOn: readFaultsOn(environment === 'test' ? addresses.registerReady : undefined),
      health: createHealth({
        database: async () => { await db.pool.query('SELECT 1'); return { state: 'up' } },
        register: () => (addresses.registerReady ? answers(addresses.registerReady) : listens(addresses.registerWs)),
        identityProvider: () => answers(`${addresses.issuer}/.well-known/openid-configuration`),
        backgroundJobs: async () => ({ state: jobs.running() ? 'up' : 'down' }),
        disk: () => diskState(configuration.DATA_DIR),
      }),
    })
    // next-auth reads its own address from the environment, and from there only.
    process.env['NEXTAUTH_URL'] = addresses.portal
    const { port } = await listen(addresses.portal, metrics)
    return { address: addresses.portal, port }
  }

  async function listen(portal: string, metrics: ReturnType<typeof createMetrics>): Promise<AddressInfo> {
    const app = next({ dev, dir: path.join(import.meta.dirname, '../..'), hostname: 'localhost', port: configuration.PORTAL_PORT, quiet: !dev })
    await app.prepare()
    closing.unshift(() => app.close())
    const handle = app.getRequestHandler()
    const server = createPortalServer((request, response) => handle(request, response), { portal, metrics, proxies: configuration.REVERSE_PROXIES })
    giveBackAfterStart()
    server.listen(configuration.PORTAL_PORT, configuration.LISTEN_ADDRESS)
    await once(server, 'listening')
    closing.unshift(() => new Promise((resolve) => {
      server.close(() => resolve(undefined))
      server.closeIdleConnections()
    }))
    return server.address() as AddressInfo
  }
}
