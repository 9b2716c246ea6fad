import type { AuthContext } from 'ssh2'
import type { Authority } from '#lib/certificates/authority.ts'
import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import { signatureHashes } from './algorithms.ts'
import { checkLogin, type SftpSender } from './login.ts'
import type { OpenSessions } from './open-sessions.ts'
import type { SftpMetrics } from './sftp-metrics.ts'

export type Authentication = {
  db: ReadTransaction
  authority: Authority
  sessions: OpenSessions
  sessionsPerAccountMax: number
  allowsSha1: boolean
  metrics: SftpMetrics
  log: Log
  /** Aborted when the connection has ended: its attempts are not answered any more. */
  gone: AbortSignal
  /** The client has proven who it is; called before it is told. */
  onLoggedIn(sender: SftpSender): void
  onTooManyAttempts(): void
}

/** Clients try one key after the other; more than this is no client. */
const ATTEMPTS_MAX = 10

/** Answers the login attempts of one connection. Whatever is wrong, the client hears only that it may not come in. */
export function authenticator(options: Authentication): (attempt: AuthContext) => void {
  const { sessions, metrics, log, gone } = options
  const hashes = signatureHashes(options.allowsSha1)
  let attempts = 0

  const refuse = (attempt: AuthContext, reason: string): void => {
    metrics.logins.inc({ outcome: reason })
    log.info({ account: attempt.username.slice(0, 40), reason }, 'sftp login refused')
    attempt.reject(['publickey'])
  }
  const authenticate = async (attempt: AuthContext): Promise<void> => {
    // How clients ask what there is.
    if (attempt.method === 'none') return attempt.reject(['publickey'])
    if (attempt.method !== 'publickey') return refuse(attempt, 'method')
    const result = await checkLogin(options, {
      account: attempt.username,
      key: attempt.key.data,
      // ssh2 names no hash for the old algorithm.
      hash: attempt.hashAlgo ?? hashes['ssh-rsa'],
      ...(attempt.signature && attempt.blob ? { proof: { signed: attempt.blob, signature: attempt.signature } } : {}),
    })
    if (gone.aborted) return
    if (!result.known) return refuse(attempt, result.reason)
    // The key would do: the client may prove that it has it.
    if (!result.proven) return attempt.accept()
    if (sessions.countOf(attempt.username) >= options.sessionsPerAccountMax) return refuse(attempt, 'too-many-sessions')
    metrics.logins.inc({ outcome: 'accepted' })
    options.onLoggedIn(result.sender)
    attempt.accept()
  }
  return (attempt) => {
    attempts += 1
    if (attempts > ATTEMPTS_MAX) {
      metrics.logins.inc({ outcome: 'too-many-attempts' })
      return options.onTooManyAttempts()
    }
    authenticate(attempt).catch((error: unknown) => {
      metrics.logins.inc({ outcome: 'error' })
      log.error({ err: error }, 'sftp login failed')
      if (!gone.aborted) attempt.reject(['publickey'])
    })
  }
}
