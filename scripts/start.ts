/**
 * `npm start`: everything that runs, on one machine. Sets up what is missing, starts PostgreSQL (unless DATABASE_URL
 * names one), the register, the test identity provider and the portal, and says where they are.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ConfigurationError, readConfiguration, type Configuration } from '#lib/platform/configuration.ts'
import { startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { addressesOf } from '#lib/portal/addresses.ts'
import { migrate } from '#lib/platform/migrate.ts'
import { holdDataDirectory } from './process/data-directory.ts'
import { ensurePortsFree } from './process/ports.ts'
import { reportFailure } from './process/report-failure.ts'
import { superviseProcesses, type ProcessPlan } from './process/supervise.ts'
import { buildPortal, generatePrismaClient } from './setup/build.ts'
import { linkCommand } from './setup/link-command.ts'
import { welcome } from './setup/welcome.ts'

const root = path.join(import.meta.dirname, '..')
const HEALTH_MS_MAX = 120_000

try {
  await start()
} catch (error) {
  reportFailure('Not started', error)
}

async function start(): Promise<void> {
  const configuration = readConfiguration()
  mkdirSync(configuration.DATA_DIR, { recursive: true })
  const release = await holdDataDirectory(configuration)
  await ensurePortsFree(configuration)
  linkCommand(root)

  const stops: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | undefined
  const stopAll = (): Promise<void> => (stopping ??= (async () => {
    for (const stop of stops.reverse()) await stop()
    release()
  })())
  const onSignal = (): void => {
    if (stopping) process.exit(1)
    console.log('\nStopping …')
    void stopAll().then(() => process.exit(0))
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.on('disconnect', onSignal)

  try {
    const environment = await databaseEnvironment(configuration, stops)
    await generatePrismaClient(root)
    for (const schema of ['register', 'portal'] as const) await migrate({ url: environment[`${schema.toUpperCase()}_DATABASE_URL`]!, schema })
    await buildPortal(root, () => console.log('Building the portal (a minute or two, once) …'))

    const secureMessages = { SECURE_MESSAGE_URL: configuration.SECURE_MESSAGE_URL ?? `${addressesOf(configuration).portal}/secure-message` }
    const processes = await superviseProcesses(plans(configuration), { root, environment: { ...environment, ...secureMessages }, logDirectory: path.join(configuration.DATA_DIR, 'logs') })
    stops.push(() => processes.stop())
    await healthy(configuration, processes.failed)
    if (!stopping) welcome(configuration)
  } catch (error) {
    await stopAll()
    throw error
  }
}

async function databaseEnvironment(configuration: Configuration, stops: (() => Promise<unknown>)[]): Promise<Record<string, string>> {
  const { DATABASE_URL, REGISTER_DATABASE_URL, PORTAL_DATABASE_URL } = configuration
  const named = { REGISTER_DATABASE_URL: REGISTER_DATABASE_URL ?? DATABASE_URL, PORTAL_DATABASE_URL: PORTAL_DATABASE_URL ?? DATABASE_URL }
  if (named.REGISTER_DATABASE_URL && named.PORTAL_DATABASE_URL) return named as Record<string, string>
  if (named.REGISTER_DATABASE_URL || named.PORTAL_DATABASE_URL) throw new ConfigurationError('Configuration: give DATABASE_URL, or both REGISTER_DATABASE_URL and PORTAL_DATABASE_URL')
  const postgres = await startEmbeddedPostgres({ directory: path.join(configuration.DATA_DIR, 'postgres') })
  stops.push(() => postgres.stop())
  return { REGISTER_DATABASE_URL: postgres.url, PORTAL_DATABASE_URL: postgres.url }
}

function plans(configuration: Configuration): ProcessPlan[] {
  const test = configuration.IR_ENVIRONMENT === 'test'
  return [
    { name: 'register', file: 'scripts/register.ts' },
    ...(test && !configuration.OIDC_ISSUER ? [{ name: 'identity-provider', file: 'scripts/test-identity-provider/main.ts' }] : []),
    { name: 'portal', file: 'scripts/portal.ts' },
  ]
}

/** Waits until the portal says that every part is well. */
async function healthy(configuration: Configuration, failed: Promise<never>): Promise<void> {
  const deadline = performance.now() + HEALTH_MS_MAX
  const ask = async (): Promise<void> => {
    let last = 'no answer'
    while (performance.now() < deadline) {
      try {
        const response = await fetch(`http://127.0.0.1:${configuration.PORTAL_PORT}/api/health`, { signal: AbortSignal.timeout(5_000) })
        if (response.status === 200) return
        last = await response.text()
      } catch { /* not listening yet */ }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error(`not ready after ${HEALTH_MS_MAX / 1000} s: ${last.slice(0, 500)} (logs: ${path.join(configuration.DATA_DIR, 'logs')})`)
  }
  await Promise.race([ask(), failed])
}
