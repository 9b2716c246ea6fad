import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { ownOrder } from './own-certificate.ts'

export type ContactChange = { orderId: number; contact: { name: string; phone: string; email: string }; representativeEmail: string }

/** Who is told about the certificates of an order from now on. @throws PermissionDenied, NotFound; the register's failures */
export async function changeContact(context: InterfaceContext, businessId: BusinessId, change: ContactChange): Promise<void> {
  const { db, actor, clock, register } = context
  await ownOrder(context, businessId, change.orderId)
  await db.transaction((tx) => logAction(tx, actor, clock, { action: 'certificate.change-contact', owner: organisationKey(businessId), subject: `order ${change.orderId}` }))
  const result = await register.call('change-contact', { businessId, ...change, actor: actor.name })
  if (!result.accepted) throw new NotFound()
}
