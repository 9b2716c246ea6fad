import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { Authority } from '../authority.ts'
import { findNoticedCertificate, notify } from '../orders/certificate-notice.ts'
import type { RevocationReason } from '../revocation.ts'
import { recordEvent } from './interface-event.ts'

export type OwnRevocation = { businessId: BusinessId; certificateId: number; reason: RevocationReason; note?: string; actor: string; now: Date }

/**
 * Revokes a certificate of this organisation at once and for good, and tells contact person and representative (D-120).
 * Another organisation's certificate is unknown here. The e-service's own is not revoked this way.
 */
export async function revokeOwnCertificate(tx: Transaction, authority: Authority, { businessId, certificateId, reason, note, actor, now }: OwnRevocation): Promise<'revoked' | 'already-revoked' | 'unknown'> {
  const [own] = await tx.query<{ order_id: number | null }>('SELECT order_id FROM certificate WHERE id = $1 AND business_id = $2 AND NOT is_eservice', [certificateId, businessId])
  if (!own) return 'unknown'
  const result = await authority.revoke(tx, { certificateId, reason, now })
  if (result !== 'revoked') return result
  await recordEvent(tx, { businessId, action: 'certificate-revoked', actor, certificateId, ...(own.order_id === null ? {} : { orderId: own.order_id }), ...(note === undefined || note === '' ? {} : { note }), now })
  const certificate = await findNoticedCertificate(tx, certificateId)
  if (certificate) await notify(tx, authority.box, certificate, { template: 'certificate-revoked-mail', values: { revokedOn: helsinkiDate(now) }, now })
  return result
}
