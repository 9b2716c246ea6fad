import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { logAction } from '#lib/identity/action-log.ts'
import type { PortalContext } from '../context.ts'
import { planJob } from '../jobs.ts'

export type Received =
  | { received: true; uploadId: string }
  | { received: false; reason: 'too-large' | 'empty' | 'too-many' | 'no-space' | 'broken-off' }

/** Files that one person may have waiting unsent. */
const UNSENT_FILES_MAX = 200
const UNSENT_BYTES_MAX = 1024 * 1_048_576

/**
 * Takes in one file: streamed to disk a piece at a time, its SHA-256 computed on the way. Anybody who is logged in may
 * bring one; the right to send it is judged by its content. It is checked by a job, and nothing is sent.
 *
 * @param file.name as the person's machine calls it; shown only
 * @param file.byteLength as announced; a larger one is refused before it is read
 */
export async function receiveUpload(
  context: PortalContext, file: { name: string; byteLength: number | undefined; body: AsyncIterable<Uint8Array> },
): Promise<Received> {
  const { db, clock, actor, uploadsDirectory, uploadBytesMax } = context
  if ((file.byteLength ?? 0) > uploadBytesMax) return { received: false, reason: 'too-large' }
  if (await isQuotaUsed(context, file.byteLength ?? 0)) return { received: false, reason: 'too-many' }

  const uploadId = randomUUID()
  const [part, whole] = [path.join(uploadsDirectory, `${uploadId}.part`), path.join(uploadsDirectory, uploadId)]
  try {
    const written = await writeFile(part, file.body, uploadBytesMax)
    if (typeof written === 'string') return { received: false, reason: written }
    await rename(part, whole)
    await db.transaction(async (tx) => {
      await tx.upload.create({
        data: { id: uploadId, personId: actor.personId, fileName: shownName(file.name), byteLength: written.byteLength, digest: new Uint8Array(written.digest), uploadedAt: clock.now() },
      })
      await logAction(tx, actor, clock, { action: 'upload.receive', objectId: uploadId })
      await planJob(tx, 'check-upload', { uploadId }, { attemptsMax: 3 })
    }).catch(async (error: unknown) => {
      await rm(whole, { force: true })
      throw error
    })
    return { received: true, uploadId }
  } finally {
    await rm(part, { force: true })
  }
}

async function isQuotaUsed({ db, actor }: PortalContext, byteLength: number): Promise<boolean> {
  const { _count, _sum } = await db.read((tx) => tx.upload.aggregate({
    where: { personId: actor.personId, state: { in: ['checking', 'checked', 'check_failed'] } }, _count: true, _sum: { byteLength: true },
  }))
  return _count >= UNSENT_FILES_MAX || (_sum.byteLength ?? 0) + byteLength > UNSENT_BYTES_MAX
}

async function writeFile(file: string, body: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ byteLength: number; digest: Buffer } | 'too-large' | 'empty' | 'no-space' | 'broken-off'> {
  const hash = createHash('sha256')
  let byteLength = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const chunk of body) {
      byteLength += chunk.byteLength
      if (byteLength > bytesMax) return 'too-large'
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    // What the person is told was received must survive a power cut.
    await handle.sync()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'no-space' : 'broken-off'
  } finally {
    await handle.close()
  }
  return byteLength === 0 ? 'empty' : { byteLength, digest: hash.digest() }
}

/** Without folders and control characters, never empty, at most 255 characters. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return [...last.replaceAll(/\p{C}/gu, '').trim()].slice(0, 255).join('') || 'file.xml'
}
