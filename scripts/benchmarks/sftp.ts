/**
 * `node scripts/benchmarks/sftp.ts`, and part of `npm run bench`: the SFTP door beside OpenSSH's server, both driven by
 * OpenSSH's client with the same file, cipher and kind of key; and what idle sessions cost.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash, generateKeyPairSync, randomFillSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import ssh2 from 'ssh2'
import { sshPublicKey } from '#lib/certificates/ssh-key.ts'
import { issuedCertificate } from '#lib/doors/testing/issued-certificate.ts'
import { freePort } from '#lib/platform/embedded-postgres.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { heading, median, printFigure } from './figures.ts'
import { startSystem, type SystemUnderTest } from './system.ts'

const MEBIBYTE = 1_048_576
const UPLOAD_BYTES = 50 * MEBIBYTE
const RUNS = 5
const IDLE_SESSIONS = 200
const CIPHER = 'aes256-gcm@openssh.com'
const SFTP_SERVERS = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server', '/usr/libexec/sftp-server']

async function sftpFigures(): Promise<void> {
  const system = await startSystem({ SFTP_CONNECTIONS_PER_ADDRESS_MAX: '1000', SFTP_CONNECTIONS_PER_MINUTE_MAX: '6000', SFTP_IN_BYTES_MAX: String(100 * UPLOAD_BYTES) })
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-sftp-'))
  try {
    await uploads(system, directory)
    await system.restart()
    await idleSessions(system)
  } finally {
    await system.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function uploads(system: SystemUnderTest, directory: string): Promise<void> {
  heading('SFTP: upload of 50 MB with OpenSSH sftp')
  const file = path.join(directory, 'upload')
  writeFileSync(file, randomFillSync(Buffer.alloc(UPLOAD_BYTES)))
  const account = await accountOf(system, 0)
  const keyFile = path.join(directory, 'key.pem')
  writeFileSync(keyFile, account.pem.key, { mode: 0o600 })
  const openssh = await startOpensshServer(directory, account.key)
  const small = path.join(directory, 'small')
  writeFileSync(small, 'x')
  const ours = { port: system.sftpPort, user: account.user, keyFile }
  const theirs = openssh && { port: openssh.port, user: userInfo().username, keyFile }
  const times: Record<'ours' | 'oursSmall' | 'theirs' | 'theirsSmall', number[]> = { ours: [], oursSmall: [], theirs: [], theirsSmall: [] }
  // In turns: what else the machine does hits both.
  for (let run = 0; run < RUNS; run++) {
    if (theirs) {
      times.theirs.push(uploadMs({ ...theirs, file, target: path.join(directory, 'uploaded') }))
      times.theirsSmall.push(uploadMs({ ...theirs, file: small, target: path.join(directory, 'uploaded-small') }))
    }
    times.ours.push(uploadMs({ ...ours, file, target: `IN/${run}.tmp` }))
    times.oursSmall.push(uploadMs({ ...ours, file: small, target: `IN/small-${run}.tmp` }))
  }
  openssh?.stop()
  const speed = (ms: number): number => UPLOAD_BYTES / 1e6 / (ms / 1000)
  const baseline = (ms: number) => (theirs ? { baseline: { name: 'sshd with sftp-server', value: speed(ms), unit: 'MB/s' as const }, atLeast: 0.5, of: 'baseline' as const } : {})
  printFigure({ name: 'login, 50 MB written, closed', value: speed(median(times.ours)), unit: 'MB/s', ...baseline(median(times.theirs)) })
  printFigure({
    name: 'without what a file of one byte takes', value: speed(median(times.ours) - median(times.oursSmall)), unit: 'MB/s',
    ...baseline(median(times.theirs) - median(times.theirsSmall)),
  })
}

/** Milliseconds of one whole run of the client. @throws when it fails */
function uploadMs({ port, user, keyFile, file, target }: { port: number; user: string; keyFile: string; file: string; target: string }): number {
  const started = performance.now()
  const { status, stderr } = spawnSync('sftp', [
    '-F', '/dev/null', '-q', '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null',
    '-o', `Ciphers=${CIPHER}`, '-i', keyFile, '-P', String(port), '-b', '-', `${user}@127.0.0.1`,
  ], { input: `put ${file} ${target}\n`, encoding: 'utf8' })
  if (status !== 0) throw new Error(`sftp ended with ${status}: ${stderr}`)
  return performance.now() - started
}

/** OpenSSH's own server for this user, where it can be started; root gives it the directory it insists on, in a namespace of its own. */
async function startOpensshServer(directory: string, clientKey: KeyObject): Promise<{ port: number; stop(): void } | undefined> {
  const sftpServer = SFTP_SERVERS.find((program) => existsSync(program))
  if (!sftpServer || !existsSync('/usr/sbin/sshd')) return undefined
  const port = await freePort()
  const files = { key: path.join(directory, 'host_key'), authorized: path.join(directory, 'authorized_keys'), configuration: path.join(directory, 'sshd_config') }
  writeFileSync(files.key, generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
  writeFileSync(files.authorized, `${sshPublicKey(clientKey)}\n`)
  writeFileSync(files.configuration, [
    `Port ${port}`, 'ListenAddress 127.0.0.1', `HostKey ${files.key}`, 'PidFile none', 'UsePAM no', 'StrictModes no', 'PermitRootLogin yes', `AuthorizedKeysFile ${files.authorized}`, `Subsystem sftp ${sftpServer}`, '',
  ].join('\n'))
  const server = ['/usr/sbin/sshd', '-D', '-f', files.configuration]
  const needsNamespace = process.getuid?.() === 0 && !existsSync('/run/sshd')
  const [program, ...parameters] = needsNamespace ? ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /run && mkdir /run/sshd && exec "$@"', 'sh', ...server] : server
  const child: ChildProcess = spawn(program!, parameters, { stdio: 'ignore' })
  for (let tries = 0; tries < 50; tries++) {
    if (child.exitCode !== null) return undefined
    if (await canConnect(port)) return { port, stop: () => child.kill() }
    await wait(50)
  }
  child.kill()
  return undefined
}

const canConnect = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true) })
  socket.on('error', () => resolve(false))
})

async function idleSessions(system: SystemUnderTest): Promise<void> {
  heading(`SFTP: ${IDLE_SESSIONS} idle sessions`)
  const account = await accountOf(system, 1)
  const accounts = [account, ...await Promise.all(Array.from({ length: IDLE_SESSIONS / 10 - 1 }, (_, index) => accountOf(system, 2 + index)))]
  const before = await residentMemory(system.controlPort)
  const clients = await Promise.all(Array.from({ length: IDLE_SESSIONS }, (_, index) => idleSession(system.sftpPort, accounts[index % accounts.length]!)))
  await wait(1_000)
  const after = await residentMemory(system.controlPort)
  printFigure({ name: 'resident memory of the register above that without them', value: (after - before) / 1e6, unit: 'MB', atMost: 200 })
  for (const client of clients) client.end()
}

/** Logged in, with SFTP running and a directory listed. */
const idleSession = (port: number, { user, key }: BenchAccount): Promise<ssh2.Client> => new Promise((resolve, reject) => {
  const client = new ssh2.Client()
  client.on('error', reject)
  client.on('ready', () => client.sftp((error, sftp) => {
    if (error) return reject(error)
    sftp.readdir('/OUT', (failure) => (failure ? reject(failure) : resolve(client)))
  }))
  client.connect({ host: '127.0.0.1', port, username: user, privateKey: key.export({ type: 'pkcs1', format: 'pem' }) })
})

/** As the process itself says at its control door. */
async function residentMemory(controlPort: number): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${controlPort}/metrics`)).text()
  return Number(/^process_resident_memory_bytes(?:\{.*\})? (\S+)$/m.exec(metrics)?.[1])
}

type BenchAccount = { user: string; key: KeyObject; pem: { key: string } }

async function accountOf(system: SystemUnderTest, index: number): Promise<BenchAccount> {
  const { key, pem, certificate } = await issuedCertificate({ db: system.db, authority: system.authority, businessId: artificialBusinessId(5_000 + index), type: 'wage-sftp' })
  const [row] = await system.db.query<{ account: string }>('SELECT account FROM certificate WHERE fingerprint = $1', [createHash('sha256').update(certificate.raw).digest()])
  return { user: row!.account, key, pem }
}

await sftpFigures()
