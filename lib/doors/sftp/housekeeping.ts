/** What nobody fetched or finished is removed after its time (D-64), once a day by the register's clock. */
import { lstat, opendir, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import { forgetOldFiles } from '#lib/register/files/outgoing-files.ts'
import { accountDirectories, isAccount } from './files/account-directories.ts'

export type HousekeepingOptions = {
  /** DATA_DIR/sftp */
  root: string
  db: Database
  clock: Clock
  log: Log
  outDays: number
  unfinishedDays: number
}

const DAY_MS = 86_400_000
const LOOK_MS = 1_000

/** Now, and whenever a day has passed since; the clock of the sandbox can make one pass at once. */
export function keepHouse(options: HousekeepingOptions): { close(): Promise<void> } {
  const { clock, log } = options
  let lastSweepAt = 0
  let sweeping: Promise<void> | undefined
  const look = (): void => {
    const now = clock.now()
    if (sweeping || Math.abs(now.getTime() - lastSweepAt) < DAY_MS) return
    lastSweepAt = now.getTime()
    sweeping = sweep(options, now)
      .catch((error: unknown) => log.error({ err: error }, 'old sftp files could not be removed'))
      .finally(() => { sweeping = undefined })
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  return {
    async close() {
      clearInterval(timer)
      await sweeping
    },
  }
}

/** Removes what is older than its time; age counts from when the file was last written. */
async function sweep({ root, db, log, outDays, unfinishedDays }: HousekeepingOptions, now: Date): Promise<void> {
  const outBefore = new Date(now.getTime() - outDays * DAY_MS)
  const unfinishedBefore = new Date(now.getTime() - unfinishedDays * DAY_MS)
  for await (const { name } of await opendir(root)) {
    if (!isAccount(name)) continue
    const { unfinished, out, drafts } = accountDirectories(root, name)
    const removed = {
      out: await removeOlder(out, outBefore),
      unfinished: await removeOlder(unfinished, unfinishedBefore),
      drafts: await removeOlder(drafts, unfinishedBefore),
    }
    if (removed.out + removed.unfinished > 0) log.info({ account: name, ...removed }, 'old sftp files removed')
  }
  await forgetOldFiles(db, outBefore)
}

async function removeOlder(directory: string, before: Date): Promise<number> {
  let removed = 0
  const names = await opendir(directory, { bufferSize: 256 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for await (const { name } of names) {
    const file = path.join(directory, name)
    const found = await lstat(file).catch(() => undefined)
    if (!found || found.isDirectory() || found.mtime >= before) continue
    await unlink(file).then(() => { removed += 1 }, (error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  }
  return removed
}
