import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'
import { functionOfType } from './certificate-rights.ts'
import { ownOrder } from './own-certificate.ts'

export type CertificateApplication = {
  type: CertificateType
  description: string
  /** A natural person; `phone` in international form. */
  contact: { name: string; phone: string; email: string }
  representativeEmail: string
  /** The open order that this one takes the place of. */
  replacesOrderId?: number
  /** One for each form that is shown: however often it is sent, there is one order. */
  requestId: string
}

export type OrderResult =
  | { accepted: true; orderId: number }
  | { accepted: false; reason: Extract<EserviceResponse<'order-certificate'>, { accepted: false }>['reason'] | 'sent-already' }

/**
 * Orders a certificate whose transfer data go to the contact person.
 * @throws PermissionDenied and NotFound (the order to be replaced) before anything is sent; the register's failures
 */
export async function orderCertificate(context: InterfaceContext, businessId: BusinessId, { requestId, ...order }: CertificateApplication): Promise<OrderResult> {
  const { db, actor, clock, register } = context
  const owner = organisationKey(businessId)
  const right = `${functionOfType(order.type)}.write` as const
  await db.read((tx) => requirePermission(tx, context, right, owner))
  if (order.replacesOrderId !== undefined) await ownOrder(context, businessId, order.replacesOrderId)
  try {
    await db.transaction(async (tx) => {
      await requirePermission(tx, context, right, owner)
      await logAction(tx, actor, clock, { action: 'certificate.order', owner, requestId })
    })
  } catch (error) {
    if (violatesUniqueness(error, 'action_once_per_request')) return { accepted: false, reason: 'sent-already' }
    throw error
  }
  const result = await register.call('order-certificate', { businessId, ...order, deliveredTo: 'contact', actor: actor.name })
  return result.accepted ? { accepted: true, orderId: result.orderId } : result
}
