import type { Clock } from '#lib/platform/clock.ts'
import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { SftpSender } from './login.ts'

export type SessionEnd = 'revoked' | 'expired' | 'closing'

export type OpenSession = {
  sender: SftpSender
  /** Ends the connection now; nothing more is served on it. */
  end(reason: SessionEnd): void
}

/** Within a second, a revoked certificate has no session any more. */
const LOOK_MS = 400

/** Who is logged in. A session lives no longer than the certificate that opened it is in force. */
export class OpenSessions {
  readonly #sessions = new Set<OpenSession>()
  readonly #options: { db: ReadTransaction; clock: Clock; log: Log }
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | undefined

  constructor(options: { db: ReadTransaction; clock: Clock; log: Log }) {
    this.#options = options
    this.#timer = setInterval(() => { this.#looking ??= this.#look().finally(() => { this.#looking = undefined }) }, LOOK_MS)
  }

  get count(): number { return this.#sessions.size }

  countOf(account: string): number {
    let count = 0
    for (const { sender } of this.#sessions) if (sender.account === account) count += 1
    return count
  }

  add(session: OpenSession): void { this.#sessions.add(session) }
  delete(session: OpenSession): void { this.#sessions.delete(session) }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
    this.#end('closing', () => true)
  }

  async #look(): Promise<void> {
    const { db, clock, log } = this.#options
    if (this.#sessions.size === 0) return
    const now = clock.now()
    this.#end('expired', ({ sender }) => now > sender.notAfter || now < sender.notBefore)
    const ids = [...new Set([...this.#sessions].map(({ sender }) => sender.id))]
    try {
      // Neither revoked nor gone, as after a reset of the sandbox.
      const inForce = new Set((await db.query<{ id: number }>('SELECT id FROM certificate WHERE id = ANY($1) AND revoked_at IS NULL', [ids])).map(({ id }) => id))
      this.#end('revoked', ({ sender }) => ids.includes(sender.id) && !inForce.has(sender.id))
    } catch (error) {
      log.warn({ err: error }, 'open sftp sessions could not be looked through for revoked certificates')
    }
  }

  #end(reason: SessionEnd, concerned: (session: OpenSession) => boolean): void {
    for (const session of [...this.#sessions]) if (concerned(session)) session.end(reason)
  }
}
