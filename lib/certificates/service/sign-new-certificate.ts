import { timingSafeEqual } from 'node:crypto'
import type { Transaction } from '#lib/platform/database.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { findOrganisation } from '../organisations.ts'
import { recordEvent } from '../interface/interface-event.ts'
import { passwordDigest } from '../orders/place-order.ts'
import { WRONG_PASSWORDS_MAX } from '../orders/transfer-data.ts'
import { refused, type CertificateServiceContext, type Refused, type RetrievalGiven } from './certificate-service.ts'
import { giveRetrieval } from './retrieval.ts'

export type SignNewRequest = { customerId: string; transferId: string; transferPassword: string; certificateRequest: Uint8Array }

/**
 * Issues the ordered certificate. Transfer data are used up by success only: after a refused signing request the
 * same data work again; after the fifth wrong password they never do.
 */
export async function signNewCertificate(context: CertificateServiceContext, request: SignNewRequest): Promise<RetrievalGiven> {
  const { authority, db, clock } = context
  const signingRequest = await readSigningRequest(request.certificateRequest)
  // A wrong password is counted although it is refused: the transaction returns the refusal instead of throwing it.
  return db.transaction(async (tx): Promise<RetrievalGiven> => {
    const now = clock.now()
    const order = await openOrder(tx, context, request, now)
    if (!order.accepted) return order
    if (!signingRequest.accepted) return refused('PKI904')
    const organisation = (await findOrganisation(tx, order.businessId))!
    const { id } = await authority.issue(tx, { publicKey: signingRequest.publicKey, type: order.type, organisation, now, orderId: order.id })
    await tx.query('UPDATE certificate_order SET certificate_id = $2, used_at = $3 WHERE id = $1', [order.id, id, now])
    await recordEvent(tx, { businessId: order.businessId, action: 'certificate-issued', orderId: order.id, certificateId: id, now })
    return { accepted: true, retrievalId: await giveRetrieval(tx, context, id, now) }
  })
}

type OrderRow = { id: number; business_id: BusinessId; type: CertificateType; transfer_password_digest: Buffer; wrong_passwords: number; expires_at: Date; used_at: Date | null; cancelled_at: Date | null }

async function openOrder(
  tx: Transaction, { authority }: CertificateServiceContext, { customerId, transferId, transferPassword }: SignNewRequest, now: Date,
): Promise<{ accepted: true; id: number; businessId: BusinessId; type: CertificateType } | Refused> {
  // Locked: of two calls with the same data the second sees that they are used.
  const [order] = await tx.query<OrderRow>(
    `SELECT id, business_id, type, transfer_password_digest, wrong_passwords, expires_at, used_at, cancelled_at
     FROM certificate_order WHERE transfer_id = $1 AND business_id = $2 FOR UPDATE`, [transferId, customerId])
  if (!order) return refused('PKI901')
  if (order.used_at !== null || order.cancelled_at !== null || now >= order.expires_at || order.wrong_passwords >= WRONG_PASSWORDS_MAX) return refused('PKI903')
  if (!timingSafeEqual(passwordDigest(authority.box, transferId, transferPassword), order.transfer_password_digest)) {
    await tx.query('UPDATE certificate_order SET wrong_passwords = wrong_passwords + 1 WHERE id = $1', [order.id])
    return refused('PKI902')
  }
  return { accepted: true, id: order.id, businessId: order.business_id, type: order.type }
}
