import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'

/**
 * Closes an organisation's technical channels, or opens them again. The reason is for the organisation to read.
 * @returns whether anything changed: it may be as wanted already
 * @throws PermissionDenied; the register's failures
 */
export async function suspendInterface({ db, actor, clock, register }: InterfaceContext, businessId: BusinessId, { suspended, reason }: { suspended: boolean; reason: string }): Promise<boolean> {
  await db.transaction(async (tx) => {
    await requireOperator(tx, actor)
    await logAction(tx, actor, clock, { action: suspended ? 'operator.suspend' : 'operator.resume', owner: organisationKey(businessId) })
  })
  return (await register.call('suspend-interface', { businessId, suspended, reason, actor: actor.name })).changed
}
