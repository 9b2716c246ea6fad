import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { findEarner } from './read-earner.ts'

/** Forgets an income earner: the row is deleted. Reports that were sent are the register's, and stay. @throws NotFound, PermissionDenied */
export async function removeEarner(context: DraftContext, owner: OwnerKey, id: string): Promise<void> {
  const { db, actor, clock } = context
  await db.transaction(async (tx) => {
    await findEarner(tx, context, owner, id)
    await tx.rememberedEarner.delete({ where: { id } })
    await logAction(tx, actor, clock, { action: 'earner.remove', owner, objectId: id })
  })
}
