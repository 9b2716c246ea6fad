/** Puts into OUT what the register has for its accounts: whole, durable, and once. */
import { open, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import { writeNextFile, type OutgoingFile } from '#lib/register/files/outgoing-files.ts'
import { FEEDBACK_DELAY_MS, type Faults } from '#lib/register/sandbox/faults.ts'
import { accountDirectories, ensureAccountDirectories } from './files/account-directories.ts'
import { renameDurably } from './files/durable.ts'
import type { SftpMetrics } from './sftp-metrics.ts'

export type OutgoingFilesOptions = {
  /** DATA_DIR/sftp */
  root: string
  db: Database
  clock: Clock
  log: Log
  metrics: SftpMetrics
  faults: Faults
}

/** Only a net below the notifications. */
const LOOK_MS = 1_000
const FILE_READY = 'sftp_file_ready'

export async function writeOutgoingFiles(options: OutgoingFilesOptions): Promise<{ close(): Promise<void> }> {
  const { db, log } = options
  let isClosed = false
  let again = false
  let running: Promise<void> | undefined
  const look = (): void => {
    again = true
    if (isClosed) return
    running ??= work().finally(() => { running = undefined })
  }
  const work = async (): Promise<void> => {
    while (again && !isClosed) {
      again = false
      try {
        while (!isClosed && await writeOne(options)) { /* until none is ready */ }
      } catch (error) {
        log.warn({ err: error }, 'files for OUT could not be looked for')
      }
    }
  }
  const stopListening = await db.listen(FILE_READY, look)
  const timer = setInterval(look, LOOK_MS)
  return {
    async close() {
      isClosed = true
      clearInterval(timer)
      await stopListening()
      await running
    },
  }
}

async function writeOne({ root, db, clock, log, metrics, faults }: OutgoingFilesOptions): Promise<boolean> {
  const now = clock.now()
  const readyBefore = faults['feedback-delayed'] ? new Date(now.getTime() - FEEDBACK_DELAY_MS) : undefined
  const result = await writeNextFile(db, { now, readyBefore }, (file) => writeFile(root, file, clock.now()))
  if (!result) return false
  if (result.written) {
    metrics.filesWritten.inc()
    log.info(result.file, 'file put into OUT')
  } else {
    log.error({ err: result.error, ...result.file }, 'file could not be put into OUT')
  }
  return true
}

/** Under a name that no client sees, then renamed: a file in OUT is always a whole one. */
async function writeFile(root: string, { account, name, content }: OutgoingFile & { content: Buffer }, now: Date): Promise<void> {
  const directories = accountDirectories(root, account)
  await ensureAccountDirectories(directories)
  const draft = path.join(directories.drafts, name)
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.utimes(now, now)
    await handle.sync()
  } catch (error) {
    await unlink(draft).catch(() => {})
    throw error
  } finally {
    await handle.close()
  }
  await renameDurably(draft, path.join(directories.out, name))
}
