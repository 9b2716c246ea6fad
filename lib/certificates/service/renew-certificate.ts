import type { X509Certificate } from 'node:crypto'
import { RENEWABLE_DAYS } from '#schemas/certificate-types.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { recordEvent } from '../interface/interface-event.ts'
import { findOrganisation } from '../organisations.ts'
import { refused, type CertificateServiceContext, type RetrievalGiven } from './certificate-service.ts'
import { giveRetrieval } from './retrieval.ts'

export type RenewRequest = {
  customerId: string
  certificateRequest: Uint8Array
  /** Certificate whose key signed the request; absent when the signature does not verify. */
  signer: X509Certificate | undefined
}

/** D-70 */
const RENEWABLE_BEFORE_END_MS = RENEWABLE_DAYS * 86_400_000

/**
 * A successor of the signing certificate, of the same type and account, for a new key. Any number of times while the
 * old one is in force: a lost answer must not lock anybody out. Both are valid side by side (D-70).
 */
export async function renewCertificate(context: CertificateServiceContext, { customerId, certificateRequest, signer }: RenewRequest): Promise<RetrievalGiven> {
  const { authority, db, clock } = context
  const now = clock.now()
  const trust = signer && await authority.trustOf(signer)
  if (!trust?.trusted) return refused('PKI909')
  if (trust.businessId !== customerId) return refused('PKI910')
  if (now.getTime() < trust.notAfter.getTime() - RENEWABLE_BEFORE_END_MS) return refused('PKI908')
  const signingRequest = await readSigningRequest(certificateRequest)
  if (!signingRequest.accepted) return refused('PKI904')
  return db.transaction(async (tx): Promise<RetrievalGiven> => {
    // Asked again under a lock: a revocation that comes at this moment must not be outrun by a renewal.
    const [old] = await tx.query<{ revoked_at: Date | null; order_id: number | null }>('SELECT revoked_at, order_id FROM certificate WHERE id = $1 FOR SHARE', [trust.id])
    if (!old || old.revoked_at) return refused('PKI909')
    const organisation = (await findOrganisation(tx, trust.businessId))!
    const { id } = await authority.issue(tx, { publicKey: signingRequest.publicKey, type: trust.type, organisation, now, eService: trust.eService, renewsId: trust.id, ...(old.order_id === null ? {} : { orderId: old.order_id }) })
    await recordEvent(tx, { businessId: trust.businessId, action: 'certificate-renewed', certificateId: id, ...(old.order_id === null ? {} : { orderId: old.order_id }), now })
    return { accepted: true, retrievalId: await giveRetrieval(tx, context, id, now) }
  })
}
