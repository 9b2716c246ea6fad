/** SFTP door (sftp.md): SSH with the RSA key of an SFTP certificate, and nothing behind it but IN and OUT. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import ssh2 from 'ssh2'
import type { Authority } from '#lib/certificates/authority.ts'
import { hostKeySha256 } from '#lib/certificates/ssh-key.ts'
import type { CertificateUse } from '#lib/certificates/certificate-use.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { Registry } from '#lib/platform/metrics.ts'
import type { Faults } from '#lib/register/sandbox/faults.ts'
import { algorithms, hostKeys } from './algorithms.ts'
import { ConnectionLimits, type ConnectionLimitSettings } from './connection-limits.ts'
import type { Accounts } from './files/account.ts'
import type { Quota } from './files/quota.ts'
import { OpenSessions } from './open-sessions.ts'
import { rememberHostKey } from './remember-host-key.ts'
import { serveConnection, type ConnectionContext } from './serve-connection.ts'
import { createSftpMetrics, type SftpMetrics } from './sftp-metrics.ts'
import { socketOf } from './ssh2-internals.ts'

export type SftpDoorOptions = {
  authority: Authority
  db: Database
  clock: Clock
  log: Log
  metrics: Registry
  accounts: Accounts
  use: CertificateUse
  limits: ConnectionLimitSettings & { sessionsPerAccountMax: number; loginSeconds: number; idleSeconds: number }
  quota: Quota
  faults: Faults
  /** Signatures with SHA-1, for clients that know no others (D-59). */
  allowsSha1: boolean
  /** A file has arrived and is on the disk. */
  onArrival(arrival: { account: string; name: string; bytes: number }): void
}

export type SftpDoor = {
  metrics: SftpMetrics
  listen(port: number, address: string): Promise<number>
  close(): Promise<void>
}

const KEEPALIVE_MS = 15_000
const KEEPALIVES_UNANSWERED_MAX = 3
/** For clients to take what was sent last. */
const CLOSE_MS_MAX = 500
const SOFTWARE = 'IncomesRegister'

export async function createSftpDoor(options: SftpDoorOptions): Promise<SftpDoor> {
  const { authority, db, clock, log, faults, limits: settings } = options
  const hostKey = await authority.sftpHostKey()
  await rememberHostKey({ db, log }, `SHA256:${hostKeySha256(hostKey)}`)
  const sessions = new OpenSessions({ db, clock, log })
  const metrics = createSftpMetrics(options.metrics, () => sessions.count)
  const limits = new ConnectionLimits(settings)
  const sockets = new Set<Socket>()
  const loggedIn = new WeakSet<Socket>()

  const context: ConnectionContext = {
    ...options, metrics, sessions,
    sessionsPerAccountMax: settings.sessionsPerAccountMax,
    idleSeconds: settings.idleSeconds,
    onArrival(arrival) {
      metrics.arrivals.inc()
      log.info(arrival, 'sftp file arrived')
      options.onArrival(arrival)
    },
  }
  const ssh = new ssh2.Server({ hostKeys: hostKeys(hostKey, options.allowsSha1), algorithms, ident: SOFTWARE, keepaliveInterval: KEEPALIVE_MS, keepaliveCountMax: KEEPALIVES_UNANSWERED_MAX })
  const deadlines = new WeakMap<Socket, NodeJS.Timeout>()
  ssh.on('connection', (connection, client) => {
    const socket = socketOf(connection)
    serveConnection(context, connection, client, {
      onLoggedIn() {
        clearTimeout(deadlines.get(socket))
        loggedIn.add(socket)
        limits.loggedIn()
      },
    })
  })

  // A server of our own in front: ssh2 knows a connection only from its first line on, which may never come.
  const server = createServer({ noDelay: true }, (socket) => {
    const address = socket.remoteAddress ?? ''
    const refusal = faults['sftp-refuse'] ? 'fault' : limits.admit(address)
    metrics.connections.inc({ outcome: refusal ?? 'admitted' })
    if (refusal) {
      log.debug({ address, reason: refusal }, 'sftp connection refused')
      socket.destroy()
      return
    }
    sockets.add(socket)
    deadlines.set(socket, setTimeout(() => socket.destroy(), settings.loginSeconds * 1000))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(deadlines.get(socket))
      sockets.delete(socket)
      limits.closed(address, loggedIn.has(socket))
    })
    ssh.injectSocket(socket)
  })
  return {
    metrics,
    listen: (port, address) => listen(server, port, address),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sessions.close()
      for (const socket of sockets) socket.destroySoon()
      const late = setTimeout(() => { for (const socket of sockets) socket.destroy() }, CLOSE_MS_MAX)
      await closed
      clearTimeout(late)
    },
  }
}

function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: address }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
