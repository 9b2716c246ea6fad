import type { PortalContext } from '../context.ts'
import { permittedSubmission, shownError, type ShownError } from './read-submission.ts'

const ERRORS_AT_ONCE = 1_000

export type ExportedError = ShownError & { level: 'message' | 'delivery' | 'item'; itemId?: string; irItemId?: string }

/**
 * Every error of a delivery, a thousand at a time however many there are; the feedback they come from changes no more.
 * @throws NotFound, PermissionDenied, before the first is read
 */
export async function exportErrors(context: PortalContext, submissionId: string): Promise<{ deliveryId: string; deliveryDataType: number; errors: AsyncIterable<readonly ExportedError[]> }> {
  const { deliveryId, deliveryDataType } = await context.db.transaction((tx) => permittedSubmission(tx, context, submissionId, 'record.download'))
  return { deliveryId, deliveryDataType, errors: allErrors(context, submissionId) }
}

async function* allErrors({ db }: PortalContext, submissionId: string): AsyncGenerator<readonly ExportedError[]> {
  let after = -1
  for (;;) {
    const found = await db.read((tx) => tx.submissionError.findMany({
      where: { submissionId, position: { gt: after } }, orderBy: { position: 'asc' }, take: ERRORS_AT_ONCE, include: { item: { select: { itemId: true, irItemId: true } } },
    }))
    if (found.length === 0) return
    yield found.map(({ level, item, ...error }) => ({ ...shownError(error), level, ...(item?.itemId && { itemId: item.itemId }), ...(item?.irItemId && { irItemId: item.irItemId }) }))
    after = found.at(-1)!.position
  }
}
