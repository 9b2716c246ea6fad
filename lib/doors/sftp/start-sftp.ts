/** Everything a process with the role `sftp` does: the door, reception of what arrives, files for OUT, housekeeping. */
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Authority } from '#lib/certificates/authority.ts'
import type { CertificateUse } from '#lib/certificates/certificate-use.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Configuration } from '#lib/platform/configuration.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { Registry } from '#lib/platform/metrics.ts'
import type { WorkerPool } from '#lib/platform/worker-pool.ts'
import type { Sandbox } from '#lib/register/sandbox/sandbox.ts'
import type { RegisterTasks } from '../threads/tasks.ts'
import { Accounts } from './files/account.ts'
import { keepHouse } from './housekeeping.ts'
import { createSftpDoor } from './sftp-door.ts'
import { takeInArrivals } from './take-in-arrivals.ts'
import { writeOutgoingFiles } from './write-outgoing-files.ts'

export type SftpOptions = {
  configuration: Configuration
  authority: Authority
  db: Database
  clock: Clock
  threads: WorkerPool<RegisterTasks>
  log: Log
  metrics: Registry
  use: CertificateUse
  sandbox: Pick<Sandbox, 'faults' | 'onRestored'>
}

/** Files of all accounts lie in DATA_DIR/sftp; several processes with this role need the same directory. */
export async function startSftp({ configuration, authority, db, clock, threads, log, metrics: registry, use, sandbox: { faults, onRestored } }: SftpOptions): Promise<{ port: number; close(): Promise<void> }> {
  const root = path.join(configuration.DATA_DIR, 'sftp')
  await mkdir(root, { recursive: true, mode: 0o700 })
  const accounts = new Accounts(root)
  onRestored(() => void accounts.lookAgain().catch((error: unknown) => log.warn({ err: error }, 'sftp accounts could not be looked at again')))
  const door = await createSftpDoor({
    authority, db, clock, log, metrics: registry, accounts, use, faults,
    limits: {
      connectionsMax: configuration.SFTP_CONNECTIONS_MAX,
      perAddressMax: configuration.SFTP_CONNECTIONS_PER_ADDRESS_MAX,
      perMinuteMax: configuration.SFTP_CONNECTIONS_PER_MINUTE_MAX,
      sessionsPerAccountMax: configuration.SFTP_SESSIONS_PER_ACCOUNT_MAX,
      loginSeconds: configuration.SFTP_LOGIN_SECONDS,
      idleSeconds: configuration.SFTP_IDLE_SECONDS,
    },
    quota: { bytesMax: configuration.SFTP_IN_BYTES_MAX, filesMax: configuration.SFTP_IN_FILES_MAX },
    allowsSha1: configuration.SFTP_SSH_RSA === 'on',
    onArrival: ({ account }) => arrivals.look(account),
  })
  const { metrics } = door
  const arrivals = await takeInArrivals({
    root, accounts, log, metrics,
    takeIn: (request, lane) => threads.run('takeInFile', request, { lane }),
    // As many as there are threads for large messages.
    largeAtOnce: Math.max(1, availableParallelism() - 1),
  })
  const outgoing = await writeOutgoingFiles({ root, db, clock, log, metrics, faults })
  const house = keepHouse({ root, db, clock, log, outDays: configuration.SFTP_OUT_DAYS, unfinishedDays: configuration.SFTP_UNFINISHED_DAYS })
  const port = await door.listen(configuration.SFTP_PORT, configuration.LISTEN_ADDRESS)
  return {
    port,
    async close() {
      await door.close()
      await arrivals.close()
      await outgoing.close()
      await house.close()
    },
  }
}
