import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { CERTIFICATE_SERVICE_PATH } from '#schemas/services.ts'

const root = path.join(import.meta.dirname, '../..')
const READY_MS_MAX = 180_000

/** Everything that `npm start` runs, on free ports and with data of its own. @returns how to end it */
export default async function startSystem(): Promise<() => Promise<void>> {
  const directory = path.join(root, '.cache', `e2e-${process.pid}`)
  mkdirSync(directory, { recursive: true })
  const postgres = await startEmbeddedPostgres({ directory: path.join(directory, 'postgres') })
  const names = ['PORTAL_PORT', 'IDP_PORT', 'WS_PORT', 'PKI_PORT', 'SFTP_PORT', 'CONTROL_PORT', 'CRL_PORT']
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())])))
  const environment = { ...process.env, ...ports, DATABASE_URL: postgres.url, DATA_DIR: path.join(directory, 'data'), LISTEN_ADDRESS: '127.0.0.1', IR_ENVIRONMENT: 'test', LOG_LEVEL: 'warn', SECURE_MESSAGE_URL: `http://localhost:${ports['PORTAL_PORT']}/secure-message` }

  const children = new Map<string, ChildProcess>()
  const start = (name: string, file: string) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, file)], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    const log = createWriteStream(path.join(directory, `${name}.log`))
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    children.set(name, child)
  }
  start('register', 'scripts/register.ts')
  start('identity-provider', 'scripts/test-identity-provider/main.ts')
  start('portal', 'scripts/portal.ts')
  const stop = async () => {
    for (const child of children.values()) child.kill('SIGTERM')
    await Promise.all([...children.values()].map((child) => (child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined)))
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }

  const portal = `http://localhost:${ports['PORTAL_PORT']}`
  const deadline = performance.now() + READY_MS_MAX
  for (;;) {
    const ready = await fetch(`${portal}/api/health`).then(({ status }) => status === 200, () => false)
    if (ready) break
    const ended = [...children].find(([, child]) => child.exitCode !== null)
    if (ended || performance.now() > deadline) {
      await stop()
      throw new Error(ended ? `${ended[0]} ended before it was ready` : 'The system did not become ready')
    }
    await wait(250)
  }
  process.env['E2E_PORTAL'] = portal
  process.env['E2E_IDP'] = `http://localhost:${ports['IDP_PORT']}`
  process.env['E2E_DATABASE_URL'] = postgres.url
  process.env['E2E_DATA_DIR'] = environment.DATA_DIR
  process.env['E2E_PKI'] = `https://localhost:${ports['PKI_PORT']}${CERTIFICATE_SERVICE_PATH}`
  return stop
}
