import type { PortalContext } from '../context.ts'
import { ownUpload, shownFinding, type ShownFinding } from './read-check.ts'

const FINDINGS_AT_ONCE = 1_000

/**
 * Everything the check of the person's own file found and kept, a thousand at a time.
 * @throws NotFound, before the first is read
 */
export async function exportFindings(context: PortalContext, uploadId: string): Promise<{ fileName: string; deliveryDataType: number | null; findings: AsyncIterable<readonly ShownFinding[]> }> {
  const { fileName, deliveryDataType } = await context.db.transaction((tx) => ownUpload(tx, context, uploadId, 'upload.view'))
  return { fileName, deliveryDataType, findings: allFindings(context, uploadId) }
}

async function* allFindings({ db }: PortalContext, uploadId: string): AsyncGenerator<readonly ShownFinding[]> {
  let after = -1
  for (;;) {
    const found = await db.read((tx) => tx.uploadFinding.findMany({ where: { uploadId, position: { gt: after } }, orderBy: { position: 'asc' }, take: FINDINGS_AT_ONCE }))
    if (found.length === 0) return
    yield found.map(shownFinding)
    after = found.at(-1)!.position
  }
}
