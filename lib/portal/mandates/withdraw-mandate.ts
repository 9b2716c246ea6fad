import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { NotFound } from '../context.ts'
import { assignorOf, requireTestEnvironment, type MandateContext } from './give-mandate.ts'

/**
 * Takes a mandate back that the party has given. From then on it gives nothing, in running sessions neither.
 * @throws PermissionDenied
 * @throws NotFound in production, and when it is not this party's or was withdrawn before
 */
export async function withdrawMandate(context: MandateContext, owner: OwnerKey, mandateId: string): Promise<void> {
  const { db, clock, actor } = context
  requireTestEnvironment(context)
  await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'mandates.write', owner)
    const { count } = await tx.mandate.updateMany({ where: { id: mandateId, ...assignorOf(owner, actor), withdrawnAt: null }, data: { withdrawnAt: clock.now() } })
    if (count === 0) throw new NotFound()
    await logAction(tx, actor, clock, { action: 'mandate.withdraw', owner, objectId: mandateId })
  })
}
