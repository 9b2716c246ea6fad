import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import { NotFound, type PortalContext } from '../../context.ts'
import { permittedRefiling } from './read-refilings.ts'

/**
 * The old report is cancelled, the new one was not taken, and somebody says that none is needed, or that it has been
 * reported otherwise. The cancellation stays; the draft of the new report is thrown away.
 * @throws NotFound also when there is nothing to give up, PermissionDenied
 */
export async function giveUpRefiling(context: PortalContext, refilingId: string): Promise<void> {
  const { db, clock, actor } = context
  await db.transaction(async (tx) => {
    const { ownerKey, irReportId, draftId } = await permittedRefiling(tx, context, refilingId)
    const { count } = await tx.refiling.updateMany({ where: { id: refilingId, state: 'unfiled' }, data: { state: 'given_up', finishedAt: clock.now() } })
    if (count === 0) throw new NotFound()
    if (draftId !== null) await tx.reportDraft.deleteMany({ where: { id: draftId, submissionId: null } })
    await logAction(tx, actor, clock, { action: 'report.give-up', owner: parseOwnerKey(ownerKey), subject: `report ${irReportId}` })
  })
}
