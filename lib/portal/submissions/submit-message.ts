import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { PartyId } from '#schemas/parties.ts'
import type { PortalContext } from '../context.ts'
import { planJob } from '../jobs.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { writeDurably } from '../write-durably.ts'
import { operationOf } from './operation.ts'

/** A message that the portal made itself, on the disk, not yet on its way. */
export type WrittenMessage = { uploadId: string; bytes: Uint8Array; origin: MessageHead['origin']; delivery: ReturnType<typeof deliveryRow> }

export type MessageHead = {
  owner: OwnerKey; party: PartyId; name: string; now: Date
  deliveryDataType: number; deliveryId: string; rootElement: string; itemCount: number; subOrganisationIds: string[]
  /** YYYY-MM-DD */
  paymentDate?: string
  /** null: it goes with the e-service's certificate alone */
  creatorKey: OwnerKey | null
  origin: 'form' | 'paper'
}

type WritingContext = Pick<PortalContext, 'actor' | 'uploadsDirectory'> & { box: SealedBox }

/** Puts a message where sending finds it. Before the transaction of `submitMessage`, so that a row never lacks its file. */
export async function writeMessage(context: WritingContext, head: MessageHead, bytes: Uint8Array): Promise<WrittenMessage> {
  const uploadId = randomUUID()
  await writeDurably(path.join(context.uploadsDirectory, uploadId), bytes)
  return { uploadId, bytes, origin: head.origin, delivery: deliveryRow(context, head, uploadId) }
}

/** For a message that does not go after all. */
export const discardMessage = ({ uploadsDirectory }: Pick<PortalContext, 'uploadsDirectory'>, { uploadId }: WrittenMessage): Promise<void> =>
  rm(path.join(uploadsDirectory, uploadId), { force: true })

function deliveryRow({ actor, box }: WritingContext, { owner, party, name, now, deliveryDataType, deliveryId, rootElement, itemCount, subOrganisationIds, paymentDate, creatorKey }: MessageHead, uploadId: string) {
  return {
    personId: actor.personId, fileName: `${deliveryId}.xml`, ownerKey: owner, ownerName: name, creatorKey, subOrganisationIds, deliveryDataType, deliveryId, rootElement, itemCount, checkedAt: now,
    partiesSealed: new Uint8Array(box.seal(Buffer.from(JSON.stringify({ owner: party })), `parties ${uploadId}`)),
    ...(paymentDate !== undefined && { paymentDate: new Date(`${paymentDate}T00:00:00Z`) }),
  }
}

/**
 * The same way as a file that is brought, but never on the list of the upload service.
 * @param when `after-cancellation`: it waits until `sendAfterCancellation` lets it go
 * @returns the submission
 */
export async function submitMessage(tx: PortalTransaction, { uploadId, bytes, origin, delivery }: WrittenMessage, when: 'now' | 'after-cancellation' = 'now'): Promise<string> {
  const now = delivery.checkedAt
  await tx.upload.create({
    data: { ...delivery, id: uploadId, byteLength: bytes.byteLength, digest: new Uint8Array(createHash('sha256').update(bytes).digest()), uploadedAt: now, state: 'sent', clearedAt: now, sendable: true, signed: false },
  })
  const { id } = await tx.submission.create({
    data: {
      ...delivery, uploadId, origin, operation: operationOf(delivery.rootElement).realTime ? 'real_time' : 'delayed', receivedAt: now, submittedAt: now,
      ...(when === 'after-cancellation' && { waitReason: 'cancellation' }),
    },
    select: { id: true },
  })
  if (when === 'now') await planJob(tx, 'send-submission', { submissionId: id }, { key: `send ${id}` })
  return id
}

/** Lets go what has waited for a cancellation. */
export async function sendAfterCancellation(tx: PortalTransaction, submissionId: string): Promise<void> {
  await tx.submission.update({ where: { id: submissionId, waitReason: 'cancellation' }, data: { waitReason: null } })
  await planJob(tx, 'send-submission', { submissionId }, { key: `send ${submissionId}` })
}

/** Takes away what has waited for a cancellation that came to nothing: it was never sent. Its file goes with the daily job. */
export async function withdrawAfterCancellation(tx: PortalTransaction, submissionId: string): Promise<void> {
  const { uploadId } = await tx.submission.delete({ where: { id: submissionId, waitReason: 'cancellation' }, select: { uploadId: true } })
  await tx.upload.delete({ where: { id: uploadId } })
}
