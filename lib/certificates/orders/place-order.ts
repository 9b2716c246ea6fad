import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { findOrganisation, mayHoldCertificate } from '../organisations.ts'
import { enqueue } from './outbox.ts'
import { newPin, newTransferId, newTransferPassword } from './transfer-data.ts'

export type CertificateOrder = {
  businessId: BusinessId
  type: CertificateType
  /** Tells certificates of one organisation apart; 5–100 characters (D-122). */
  description: string
  /** A natural person. `phone`: international form, +358… */
  contact: { name: string; phone: string; email: string }
  now: Date
}

export type OrderResult =
  /** The password leaves only by mail; it is here for the sandbox's command line. */
  | { placed: true; orderId: number; customerName: string; transferId: string; transferPassword: string; expiresAt: Date }
  | { placed: false; reason: 'unknown-organisation' | 'channel-not-in-use' }

/** D-68 */
const TRANSFER_DAYS = 14

/**
 * Orders one certificate. Transfer id and password go to the contact person by mail and the PIN by text message, from
 * the outbox, in the same transaction. The caller has checked who may order.
 */
export async function placeOrder(tx: Transaction, box: SealedBox, order: CertificateOrder): Promise<OrderResult> {
  const { businessId, type, description, contact, now } = order
  const organisation = await findOrganisation(tx, businessId)
  if (!organisation) return { placed: false, reason: 'unknown-organisation' }
  if (!await mayHoldCertificate(tx, businessId, type)) return { placed: false, reason: 'channel-not-in-use' }
  const [transferId, transferPassword, pin] = [newTransferId(), newTransferPassword(), newPin()]
  const expiresAt = new Date(now.getTime() + TRANSFER_DAYS * 86_400_000)
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO certificate_order (business_id, type, description, contact_name, contact_phone, contact_email, transfer_id, transfer_password_digest, ordered_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [businessId, type, description, contact.name, contact.phone, contact.email, transferId, passwordDigest(box, transferId, transferPassword), now, expiresAt])
  await enqueue(tx, box, {
    recipient: contact.email, template: 'certificate-order-mail', now,
    values: { customerId: businessId, customerName: organisation.name, description, transferId, transferPassword, expiresOn: helsinkiDate(expiresAt) },
  })
  await enqueue(tx, box, { recipient: contact.phone, template: 'certificate-order-sms', now, values: { customerId: businessId, pin } })
  return { placed: true, orderId: row!.id, customerName: organisation.name, transferId, transferPassword, expiresAt }
}

/** Keyed, so that a copy of the table cannot be tried out; the password is random, so a slow hash would add nothing. */
export const passwordDigest = (box: SealedBox, transferId: string, transferPassword: string): Buffer =>
  box.digest(transferPassword, `transfer password ${transferId}`)
