/** A fresh register process over a fresh PostgreSQL, for measuring. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openAuthority, type Authority } from '#lib/certificates/authority.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openDatabase, type Database } from '#lib/platform/database.ts'
import { processEnvironment, processFlags } from '../process/flags.ts'
import { freePort, startEmbeddedPostgres } from '#lib/platform/embedded-postgres.ts'
import { migrate } from '#lib/platform/migrate.ts'

export type SystemUnderTest = {
  db: Database
  authority: Authority
  databaseUrl: string
  directory: string
  wsPort: number
  sftpPort: number
  controlPort: number
  /** Resident memory of the register process at its highest, in bytes. */
  peakMemory(): number
  /** Ends the register and starts it anew; its peak memory starts anew too. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const ROOT = path.join(import.meta.dirname, '../..')
const READY_MS_MAX = 60_000

/** @param postgresIn a PostgreSQL that was filled before, and that no register has been started on; without it an empty one */
export async function startSystem(settings: Record<string, string> = {}, postgresIn?: string): Promise<SystemUnderTest> {
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-bench-'))
  const postgres = await startEmbeddedPostgres({ directory: postgresIn ?? path.join(directory, 'postgres') })
  await migrate({ url: postgres.url, schema: 'register' })
  const masterKey = randomBytes(32)
  const db = openDatabase({ url: postgres.url, schema: 'register', connectionsMax: 3, applicationName: 'bench' })
  const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey, publishedAt: 'http://localhost:1', serverNames: ['localhost', '127.0.0.1'], keyBits: 2048 })
  const wsPort = await freePort()
  const [controlPort, pkiPort, sftpPort, crlPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const environment = {
    ...process.env, ...processEnvironment(ROOT), IR_ENVIRONMENT: 'test', DATA_DIR: directory, DATABASE_URL: postgres.url, MASTER_KEY: masterKey.toString('base64'), LOG_LEVEL: 'warn', LISTEN_ADDRESS: '127.0.0.1',
    WS_PORT: String(wsPort), CONTROL_PORT: String(controlPort), PKI_PORT: String(pkiPort), SFTP_PORT: String(sftpPort), CRL_PORT: String(crlPort), ...settings,
  }
  let register: ChildProcess | undefined
  const start = async (): Promise<void> => {
    register = spawn(process.execPath, [...processFlags('register'), path.join(ROOT, 'scripts/register.ts')], { cwd: ROOT, env: environment, stdio: ['ignore', 'inherit', 'inherit'] })
    const deadline = performance.now() + READY_MS_MAX
    while (performance.now() < deadline) {
      const ready = await fetch(`http://127.0.0.1:${controlPort}/ready`).then((response) => response.ok, () => false)
      if (ready) return
      if (register.exitCode !== null) break
      await wait(100)
    }
    throw new Error('the register did not become ready')
  }
  const end = async (): Promise<void> => {
    const child = register
    if (!child || child.exitCode !== null) return
    await new Promise<void>((resolve) => { child.once('exit', () => resolve()); child.kill('SIGTERM') })
  }
  const stop = async (): Promise<void> => {
    await end()
    await authority.close()
    await db.close()
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    db, authority, databaseUrl: postgres.url, directory, wsPort, sftpPort, controlPort,
    peakMemory: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${register!.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
    async restart() { await end(); await start() },
    stop,
  }
}
