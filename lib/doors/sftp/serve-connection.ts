/** One SSH connection from its first line on: login, then SFTP and nothing else. */
import type { Duplex } from 'node:stream'
import type { ClientInfo, Connection, ServerChannel } from 'ssh2'
import type { Authority } from '#lib/certificates/authority.ts'
import type { CertificateUse } from '#lib/certificates/certificate-use.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { Faults } from '#lib/register/sandbox/faults.ts'
import { signatureHashes } from './algorithms.ts'
import { authenticator } from './authenticate.ts'
import { AccountFiles } from './files/account-files.ts'
import type { Accounts } from './files/account.ts'
import type { Quota } from './files/quota.ts'
import { guardConnection } from './guard-connection.ts'
import type { SftpSender } from './login.ts'
import type { OpenSession, OpenSessions, SessionEnd } from './open-sessions.ts'
import { recordLogin } from './record-login.ts'
import { ClientGone, sendReplies } from './send-replies.ts'
import { serveRequests } from './serve-requests.ts'
import type { SftpMetrics } from './sftp-metrics.ts'
import { announceSignatureAlgorithms, socketOf } from './ssh2-internals.ts'
import { ProtocolViolation } from './wire/packet-splitter.ts'

export type ConnectionContext = {
  authority: Authority
  db: Database
  clock: Clock
  log: Log
  metrics: SftpMetrics
  accounts: Accounts
  use: CertificateUse
  sessions: OpenSessions
  quota: Quota
  faults: Faults
  sessionsPerAccountMax: number
  idleSeconds: number
  allowsSha1: boolean
  onArrival(arrival: { account: string; name: string; bytes: number }): void
}

/** At the same time; OpenSSH's server has ten. */
const CHANNELS_MAX = 8
/** In the life of one connection: ssh2 remembers each. */
const CHANNELS_EVER_MAX = 1_000
/** For what has been sent last to reach the client. */
const END_MS_MAX = 500

/** @param onLoggedIn the client has proven who it is */
export function serveConnection(context: ConnectionContext, connection: Connection, client: ClientInfo, { onLoggedIn }: { onLoggedIn(): void }): void {
  const { metrics, sessions } = context
  const log = context.log.child({ address: client.ip, software: client.header.versions.software.slice(0, 60) })
  const socket = socketOf(connection)
  const gone = new AbortController()
  const channels = new Set<Duplex>()
  let session: OpenSession | undefined
  let channelsEver = 0

  const end = (): void => {
    if (gone.signal.aborted) return
    // First, so that not one more request is served.
    gone.abort()
    socket.pause()
    connection.end()
    socket.destroySoon()
    setTimeout(() => socket.destroy(), END_MS_MAX).unref()
  }
  const onAbuse = (what: string): void => {
    if (gone.signal.aborted) return
    metrics.abuse.inc()
    log.warn({ account: session?.sender.account, what }, 'sftp connection ended')
    end()
  }
  const endedByRegister = ({ account, serialNumber }: SftpSender) => (reason: SessionEnd): void => {
    log.info({ account, serial: serialNumber, reason }, 'sftp session ended by the register')
    end()
  }
  const onIdle = (): void => {
    log.info({ account: session?.sender.account }, 'sftp session idle')
    end()
  }
  const idle = setTimeout(onIdle, context.idleSeconds * 1000)

  announceSignatureAlgorithms(connection, Object.keys(signatureHashes(context.allowsSha1)))
  guardConnection({ connection, socket, channels, onAbuse })
  connection.on('authentication', authenticator({
    ...context, log, gone: gone.signal,
    onTooManyAttempts: () => onAbuse('tries too many keys'),
    onLoggedIn(sender) {
      session = { sender, end: endedByRegister(sender) }
      sessions.add(session)
      onLoggedIn()
      log.info({ account: sender.account, serial: sender.serialNumber, sessions: sessions.countOf(sender.account) }, 'sftp login')
      context.use.note(sender.id)
      recordLogin(context, sender).catch((error: unknown) => log.warn({ err: error }, 'sftp login could not be recorded'))
    },
  }))

  connection.on('session', (accept, reject) => {
    channelsEver += 1
    if (channelsEver > CHANNELS_EVER_MAX) return onAbuse('opens channel after channel')
    if (channels.size >= CHANNELS_MAX || !session) return reject()
    const { sender } = session
    accept().on('subsystem', (acceptSubsystem, rejectSubsystem, { name }) => {
      if (name !== 'sftp' || gone.signal.aborted) return rejectSubsystem?.()
      // None when the session has its channel already, or has been closed.
      const channel = acceptSubsystem() as ServerChannel | undefined
      if (!channel) return
      channels.add(channel)
      channel.on('error', (error: Error) => log.debug({ err: error }, 'sftp channel failed'))
      serveChannel(channel, sender)
        .catch((error: unknown) => {
          if (error instanceof ProtocolViolation) onAbuse(error.message)
          else if (!(error instanceof ClientGone)) log.error({ err: error, account: sender.account }, 'sftp session failed')
        })
        .finally(() => channels.delete(channel))
    })
  })
  const serveChannel = async (channel: ServerChannel, { account: name, id: certificateId }: SftpSender): Promise<void> => {
    const account = await context.accounts.acquire(name, () => log.info({ account: name }, 'sftp account opened'))
    try {
      await serveRequests({
        channel,
        files: new AccountFiles({ account, quota: context.quota, clock: context.clock, certificateId, onArrival: (arrival) => context.onArrival({ account: name, ...arrival }) }),
        log: log.child({ account: name }),
        gone: gone.signal,
        send: (bytes) => sendReplies({ channel, socket, gone: gone.signal }, bytes),
        onWritten() {
          if (context.faults['sftp-cut-upload']) end()
        },
        onAnswered(bytesWritten) {
          idle.refresh()
          metrics.receivedBytes.inc(bytesWritten)
        },
      })
      channel.exit(0)
    } finally {
      context.accounts.release(name)
      // Also when the client has only ended its side: OpenSSH waits for ours.
      channel.end()
    }
  }

  // What is wrong with a connection is its client's affair, or the network's.
  connection.on('error', (error) => log.debug({ err: error }, 'sftp connection failed'))
  connection.on('close', () => {
    clearTimeout(idle)
    gone.abort()
    if (!session) return
    sessions.delete(session)
    log.info({ account: session.sender.account, bytesRead: socket.bytesRead, bytesWritten: socket.bytesWritten }, 'sftp session over')
  })
}
