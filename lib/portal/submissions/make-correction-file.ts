import { randomInt } from 'node:crypto'
import { NotFound } from '../context.ts'
import { decompress } from '../stored-bytes.ts'
import { receiveUpload, type Received } from '../uploads/receive-upload.ts'
import type { DeliveryContext } from './delivery-work.ts'
import { REFERENCE_TAKEN } from './outcome.ts'
import { permittedSubmission } from './read-submission.ts'
import { rejectedOf } from './submission-status.ts'

const REFERENCE_LENGTH_MAX = 40

/**
 * A file with only what the register rejected, to be corrected and sent again: unsigned, under a new record reference.
 * @throws NotFound also when nothing was rejected, PermissionDenied
 */
export async function makeCorrectionFile(context: DeliveryContext, submissionId: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { submission, content, items } = await context.db.transaction(async (tx) => {
    const submission = await permittedSubmission(tx, context, submissionId, 'record.download')
    const message = await tx.submissionMessage.findFirst({ where: { submissionId, kind: 'delivery' }, select: { content: true } })
    if (!message || rejectedOf(submission) === 'none') throw new NotFound()
    const items = await tx.submissionItem.findMany({ where: { submissionId, accepted: false }, orderBy: { position: 'asc' }, include: { errors: { select: { ruleId: true } } } })
    return { submission, content: message.content, items }
  })
  const ending = referenceEnding()
  const deliveryId = `${submission.deliveryId.replaceAll(/[^\w-]/g, '_').slice(0, REFERENCE_LENGTH_MAX - ending.length - 1)}-${ending}`
  const places = items.map(({ line, lineColumn, itemId, irItemId, errors }) => ({
    line: line ?? undefined, column: lineColumn ?? undefined, itemId: itemId ?? undefined, irItemId: irItemId ?? undefined,
    needsNewReference: errors.some(({ ruleId }) => ruleId !== null && REFERENCE_TAKEN.includes(ruleId)),
  }))
  const bytes = await context.deliveries.writeCorrection({
    sent: await decompress(content), deliveryId, timestamp: context.clock.now().toISOString(), referenceEnding: ending, ...(rejectedOf(submission) === 'some' && { rejected: places }),
  })
  return { fileName: `${deliveryId}.xml`, bytes }
}

/** The same file, straight into the person's own upload service. @throws NotFound, PermissionDenied */
export async function uploadCorrectionFile(context: DeliveryContext, submissionId: string): Promise<Received> {
  const { fileName, bytes } = await makeCorrectionFile(context, submissionId)
  return receiveUpload(context, { name: fileName, byteLength: bytes.byteLength, body: (async function* () { yield bytes })() })
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Six characters, so that whoever makes several corrections of one record gets different references. */
const referenceEnding = (): string => Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
