import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { logAction } from '#lib/identity/action-log.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import { NotFound, type JobContext, type PortalContext } from '../context.ts'
import { FILE_NEEDED_STATES } from '../submissions/submission-status.ts'

const DAY_MS = 86_400_000
const UNSENT_DAYS_MAX = 30
const PART_MS_MAX = DAY_MS

/** Takes an unsent file away for good. One that was sent meanwhile stays. @throws NotFound for a file that is not the person's own */
export async function removeUpload({ db, clock, actor, uploadsDirectory }: PortalContext, uploadId: string): Promise<void> {
  const removed = await db.transaction(async (tx) => {
    const upload = await tx.upload.findUnique({ where: { id: uploadId, personId: actor.personId }, select: { id: true } })
    if (!upload) throw new NotFound()
    const { count } = await tx.upload.updateMany({ where: { id: uploadId, state: { in: ['checking', 'checked', 'check_failed'] } }, data: { state: 'removed' } })
    if (count === 0) return false
    await tx.uploadFinding.deleteMany({ where: { uploadId } })
    await logAction(tx, actor, clock, { action: 'upload.remove', objectId: uploadId })
    return true
  })
  if (removed) await rm(path.join(uploadsDirectory, uploadId), { force: true })
}

/** Clears what is finished from the person's list; it stays under "Records sent". */
export async function clearFinishedUploads({ db, clock, actor }: PortalContext): Promise<void> {
  await db.transaction((tx) => tx.upload.updateMany({
    where: { personId: actor.personId, state: 'sent', clearedAt: null, submission: { state: { in: ['processed', 'rejected', 'refused'] } } }, data: { clearedAt: clock.now() },
  }))
}

/** Job, daily: unsent files after 30 days, and files on the disk that no row knows any more. */
export async function removeOldUploads({ db, clock, uploadsDirectory }: Pick<JobContext, 'db' | 'clock' | 'uploadsDirectory'>): Promise<void> {
  const before = new Date(clock.now().getTime() - UNSENT_DAYS_MAX * DAY_MS)
  await db.transaction(async (tx) => {
    const old = await tx.upload.findMany({ where: { uploadedAt: { lt: before }, state: { in: ['checked', 'check_failed'] } }, select: { id: true } })
    const ids = old.map(({ id }) => id)
    await tx.upload.updateMany({ where: { id: { in: ids }, state: { in: ['checked', 'check_failed'] } }, data: { state: 'removed' } })
    await tx.uploadFinding.deleteMany({ where: { uploadId: { in: ids }, upload: { state: 'removed' } } })
  })
  // A file that was sent is needed until the register has it: it may have to be signed anew.
  const where: Prisma.UploadWhereInput = { OR: [{ state: { in: ['checking', 'checked', 'check_failed'] } }, { state: 'sent', submission: { state: { in: [...FILE_NEEDED_STATES] } } }] }
  const needed = new Set((await db.read((tx) => tx.upload.findMany({ where, select: { id: true } }))).map(({ id }) => id))
  for (const name of await readdir(uploadsDirectory)) {
    const file = path.join(uploadsDirectory, name)
    // Younger ones may be on their way in: a row follows its file.
    const age = await stat(file).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0)
    if (age > PART_MS_MAX && !needed.has(name)) await rm(file, { force: true })
  }
}
