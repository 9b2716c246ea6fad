import { permittedSubmission } from '../submissions/read-submission.ts'
import { NotFound, type PortalContext } from '../context.ts'

export type Receipt = { ownerName: string; deliveryId: string; irDeliveryId: string; deliveryDataType: number; paymentDate?: Date; receivedAt: Date; reports: { itemId: string; irItemId: string; itemVersion: number }[] }

const REPORTS_MAX = 5_000

/** What the register confirmed of a record. @throws NotFound also when it has confirmed nothing, PermissionDenied */
export async function readReceipt(context: PortalContext, submissionId: string): Promise<Receipt> {
  return context.db.transaction(async (tx) => {
    const { ownerName, deliveryId, irDeliveryId, deliveryDataType, paymentDate, finishedAt, state } = await permittedSubmission(tx, context, submissionId, 'record.download')
    if (state !== 'processed' || irDeliveryId === null || finishedAt === null) throw new NotFound()
    const items = await tx.submissionItem.findMany({ where: { submissionId, accepted: true }, orderBy: { position: 'asc' }, take: REPORTS_MAX })
    if (items.length === 0) throw new NotFound()
    return {
      ownerName, deliveryId, irDeliveryId, deliveryDataType, ...(paymentDate && { paymentDate }), receivedAt: finishedAt,
      reports: items.map(({ itemId, irItemId, itemVersion }) => ({ itemId: itemId!, irItemId: irItemId!, itemVersion: itemVersion ?? 1 })),
    }
  })
}
