import type { Transaction } from '#lib/platform/database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { recordEvent } from '../interface/interface-event.ts'

export type ContactChange = {
  businessId: BusinessId
  orderId: number
  contact: { name: string; phone: string; email: string }
  representativeEmail: string
  actor: string
  now: Date
}

/** Who is told about an order's certificates from now on. What was sent already went to the old one. @returns false: no such order of this organisation */
export async function changeContact(tx: Transaction, { businessId, orderId, contact, representativeEmail, actor, now }: ContactChange): Promise<boolean> {
  const changed = await tx.query(
    'UPDATE certificate_order SET contact_name = $3, contact_phone = $4, contact_email = $5, representative_email = $6 WHERE id = $2 AND business_id = $1 RETURNING id',
    [businessId, orderId, contact.name, contact.phone, contact.email, representativeEmail])
  if (changed.length === 0) return false
  await recordEvent(tx, { businessId, action: 'contact-changed', actor, orderId, now })
  return true
}
