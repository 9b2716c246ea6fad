import { NotFound, type PortalContext } from '../context.ts'
import { excerptOf, type Excerpt } from '../file-excerpt.ts'
import { decompress } from '../stored-bytes.ts'
import { permittedSubmission } from './read-submission.ts'
import type { MessageKind } from '#lib/platform/generated/portal/enums.ts'

/** The lines of the sent message round a place. @throws NotFound, PermissionDenied */
export async function readSentFile(context: PortalContext, submissionId: string, place: { line: number; column?: number }): Promise<{ deliveryId: string; fileName: string; excerpt: Excerpt }> {
  const { submission, content } = await messageOf(context, submissionId, 'delivery', 'record.view-file')
  return { deliveryId: submission.deliveryId, fileName: submission.fileName, excerpt: excerptOf(await decompress(content), place.line, place.column) }
}

/** A message as it went or came, to the last byte. @throws NotFound, PermissionDenied */
export async function downloadMessage(context: PortalContext, submissionId: string, kind: MessageKind): Promise<{ fileName: string; bytes: Buffer }> {
  const { submission, content } = await messageOf(context, submissionId, kind, 'record.download')
  const { deliveryDataType, deliveryId, irDeliveryId } = submission
  return { fileName: `${kind}_${deliveryDataType}_${deliveryId}${irDeliveryId ? `_${irDeliveryId}` : ''}.xml`, bytes: await decompress(content) }
}

async function messageOf(context: PortalContext, submissionId: string, kind: MessageKind, action: 'record.view-file' | 'record.download') {
  return context.db.transaction(async (tx) => {
    const submission = await permittedSubmission(tx, context, submissionId, action)
    const message = await tx.submissionMessage.findFirst({ where: { submissionId, kind }, orderBy: { at: 'desc' }, select: { content: true } })
    if (!message) throw new NotFound()
    return { submission, content: message.content }
  })
}
