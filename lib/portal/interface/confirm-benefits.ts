import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'
import { organisationName } from './organisation-name.ts'

/**
 * Confirms that the organisation reports benefits payment data, or withdraws it (D-42, D-123).
 * @throws PermissionDenied before anything is sent; the register's failures
 */
export async function confirmBenefits(context: InterfaceContext, businessId: BusinessId, { confirmed }: { confirmed: boolean }): Promise<EserviceResponse<'confirm-benefits'>> {
  const { db, actor, clock, register } = context
  const owner = organisationKey(businessId)
  const name = await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'benefits-confirmation.write', owner)
    await logAction(tx, actor, clock, { action: confirmed ? 'benefits.confirm' : 'benefits.withdraw', owner })
    return organisationName(tx, businessId)
  })
  return register.call('confirm-benefits', { businessId, name, confirmed, actor: actor.name })
}
