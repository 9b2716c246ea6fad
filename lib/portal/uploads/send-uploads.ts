import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import { operationOf } from '../submissions/operation.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { planJob } from '../jobs.ts'
import { sendability, type Sendability } from './list-uploads.ts'

export type SendOutcome = { uploadId: string; outcome: 'sent' | Exclude<Sendability, 'sendable'> | 'not-checked' }

/**
 * The person presses Send: from here on each file goes on its own way, also when the register is down now. Once sent,
 * a file stays sent: a second click, a reload or another tab finds it so and changes nothing.
 *
 * @throws NotFound for a file that is not the person's own
 */
export async function sendUploads(context: PortalContext, uploadIds: readonly string[]): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = []
  for (const uploadId of uploadIds) outcomes.push({ uploadId, outcome: await sendUpload(context, uploadId) })
  return outcomes
}

async function sendUpload(context: PortalContext, uploadId: string): Promise<SendOutcome['outcome']> {
  const { db, clock, actor } = context
  try {
    return await db.transaction(async (tx) => {
      // One after the other: the second of two clicks waits here and then finds the file sent.
      await tx.$queryRaw`SELECT 1 FROM upload WHERE id = ${uploadId}::uuid FOR UPDATE`
      const upload = await tx.upload.findUnique({ where: { id: uploadId, personId: actor.personId } })
      if (!upload || upload.state === 'removed') throw new NotFound()
      if (upload.state === 'sent') return 'sent'
      if (upload.state !== 'checked') return 'not-checked'
      const judgement = await sendability(tx, context, upload)
      if (judgement !== 'sendable') return judgement

      const owner = parseOwnerKey(upload.ownerKey!)
      const { id: submissionId } = await tx.submission.create({
        data: {
          uploadId, personId: actor.personId, fileName: upload.fileName, ownerKey: owner, ownerName: upload.ownerName!, subOrganisationIds: upload.subOrganisationIds, creatorKey: upload.creatorKey,
          partiesSealed: upload.partiesSealed!, deliveryDataType: upload.deliveryDataType!, deliveryId: upload.deliveryId!, rootElement: upload.rootElement!,
          operation: operationOf(upload.rootElement!).realTime ? 'real_time' : 'delayed', itemCount: upload.itemCount!, paymentDate: upload.paymentDate,
          receivedAt: upload.uploadedAt, checkedAt: upload.checkedAt!, submittedAt: clock.now(),
        },
        select: { id: true },
      })
      await tx.upload.update({ where: { id: uploadId }, data: { state: 'sent' } })
      await logAction(tx, actor, clock, { action: 'record.send', owner, objectId: submissionId })
      await planJob(tx, 'send-submission', { submissionId }, { key: `send ${submissionId}` })
      return 'sent'
    })
  } catch (error) {
    // Another file with the same reference was sent at the same moment (PR-030).
    if (violatesUniqueness(error, 'delivery_id_unique_per_owner_and_type')) return 'already-sent'
    throw error
  }
}
