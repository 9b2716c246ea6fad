import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { recordEvent } from '../interface/interface-event.ts'
import { findOrganisation, mayHoldCertificate } from '../organisations.ts'
import { enqueue } from './outbox.ts'
import { createSecureMessage } from './secure-message.ts'
import { newPin, newTransferId, newTransferPassword } from './transfer-data.ts'

export type CertificateOrder = {
  businessId: BusinessId
  type: CertificateType
  /** Tells certificates of one organisation apart; 5–100 characters (D-122). */
  description: string
  /** A natural person. `phone`: international form, +358… */
  contact: { name: string; phone: string; email: string }
  /** Told of reminders and revocation beside the contact person. */
  representativeEmail?: string
  /** The e-service fetches the certificate itself: nothing is sent to the contact person. */
  deliveredTo?: 'contact' | 'eservice'
  /** Ordered again: the transfer data of this one are void from now on. */
  replacesOrderId?: number
  /** Name of the person who orders. */
  actor?: string
  /** Where secure messages are opened; without it the transfer data stand in the mail itself. */
  secureMessageUrl?: string
  now: Date
}

export type OrderResult =
  /** The password is for the caller that fetches the certificate itself; else it leaves only towards the contact person. */
  | { placed: true; orderId: number; customerName: string; transferId: string; transferPassword: string; expiresAt: Date }
  | { placed: false; reason: 'unknown-organisation' | 'channel-not-in-use' | 'interface-suspended' }

/** D-68 */
const TRANSFER_DAYS = 14

/**
 * Orders one certificate. Transfer id and password go to the contact person by mail and the PIN by text message, from
 * the outbox, in the same transaction. The caller has checked who may order.
 */
export async function placeOrder(tx: Transaction, box: SealedBox, order: CertificateOrder): Promise<OrderResult> {
  const { businessId, type, description, contact, representativeEmail, deliveredTo = 'contact', actor, now } = order
  const organisation = await findOrganisation(tx, businessId)
  if (!organisation) return { placed: false, reason: 'unknown-organisation' }
  const suspended = await tx.query('SELECT FROM interface_suspension WHERE business_id = $1 AND ended_at IS NULL', [businessId])
  if (suspended.length > 0) return { placed: false, reason: 'interface-suspended' }
  if (!await mayHoldCertificate(tx, businessId, type)) return { placed: false, reason: 'channel-not-in-use' }
  if (order.replacesOrderId !== undefined) await cancelOrder(tx, { businessId, orderId: order.replacesOrderId, actor, now })
  const [transferId, transferPassword] = [newTransferId(), newTransferPassword()]
  const expiresAt = new Date(now.getTime() + TRANSFER_DAYS * 86_400_000)
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO certificate_order (business_id, type, description, contact_name, contact_phone, contact_email, representative_email, delivered_to, transfer_id, transfer_password_digest, ordered_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
    [businessId, type, description, contact.name, contact.phone, contact.email, representativeEmail ?? null, deliveredTo, transferId, passwordDigest(box, transferId, transferPassword), now, expiresAt])
  const orderId = row!.id
  await recordEvent(tx, { businessId, action: 'certificate-ordered', actor, orderId, now })
  if (deliveredTo === 'contact') {
    const pin = newPin()
    const transferData = { customerId: businessId, customerName: organisation.name, description, transferId, transferPassword, expiresOn: helsinkiDate(expiresAt) }
    const link = order.secureMessageUrl === undefined ? undefined : await createSecureMessage(tx, box, { url: order.secureMessageUrl, orderId, pin, content: transferData, now, expiresAt })
    await (link === undefined
      ? enqueue(tx, box, { recipient: contact.email, template: 'certificate-order-mail', now, values: transferData })
      : enqueue(tx, box, { recipient: contact.email, template: 'certificate-order-secure-mail', now, values: { ...transferData, link } }))
    await enqueue(tx, box, { recipient: contact.phone, template: 'certificate-order-sms', now, values: { customerId: businessId, pin } })
  }
  return { placed: true, orderId, customerName: organisation.name, transferId, transferPassword, expiresAt }
}

/** An order whose transfer data nobody has used is void from now on; a used one stays what it is. */
async function cancelOrder(tx: Transaction, { businessId, orderId, actor, now }: { businessId: BusinessId; orderId: number; actor: string | undefined; now: Date }): Promise<void> {
  const cancelled = await tx.query('UPDATE certificate_order SET cancelled_at = $3 WHERE id = $2 AND business_id = $1 AND used_at IS NULL AND cancelled_at IS NULL RETURNING id', [businessId, orderId, now])
  if (cancelled.length > 0) await recordEvent(tx, { businessId, action: 'order-cancelled', actor, orderId, now })
}

/** Keyed, so that a copy of the table cannot be tried out; the password is random, so a slow hash would add nothing. */
export const passwordDigest = (box: SealedBox, transferId: string, transferPassword: string): Buffer =>
  box.digest(transferPassword, `transfer password ${transferId}`)
