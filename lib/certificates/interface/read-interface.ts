import type { ReadTransaction } from '#lib/platform/database.ts'
import type { ApplicationChannel, CertificateType } from '#schemas/certificate-types.ts'
import type { InterfaceState } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { WRONG_PASSWORDS_MAX } from '../orders/transfer-data.ts'
import type { InterfaceAction } from './interface-event.ts'

/** Newest come first; nobody reads further back. */
const EVENTS_MAX = 500

/** Everything about one organisation's interface, at one moment; an unknown organisation has nothing. */
export async function readInterface(tx: ReadTransaction, businessId: BusinessId, now: Date): Promise<InterfaceState> {
  const [organisations, suspensions, applications, orders, certificates, retrievals, events] = await Promise.all([
    tx.query<{ benefits_confirmed_at: Date | null }>('SELECT benefits_confirmed_at FROM organisation WHERE business_id = $1', [businessId]),
    tx.query<{ reason: string; suspended_at: Date }>('SELECT reason, suspended_at FROM interface_suspension WHERE business_id = $1 AND ended_at IS NULL', [businessId]),
    tx.query<ApplicationRow>('SELECT id, purposes, channels, state, valid_from, ended_at, applied_by FROM interface_application WHERE business_id = $1 ORDER BY id DESC', [businessId]),
    tx.query<OrderRow>(
      `SELECT id, type, description, contact_name, contact_phone, contact_email, representative_email, delivered_to, ordered_at, expires_at, used_at, cancelled_at, wrong_passwords
       FROM certificate_order WHERE business_id = $1 ORDER BY id DESC`, [businessId]),
    tx.query<CertificateRow>(
      `SELECT c.id, c.type, c.serial_number, c.account, c.order_id, c.renews_id, c.issued_at, c.not_before, c.not_after, c.revoked_at, c.revocation_reason, u.last_used_at,
         (SELECT max(s.id) FROM certificate s WHERE s.renews_id = c.id AND s.revoked_at IS NULL AND s.not_after > $2) AS renewed_by_id
       FROM certificate c LEFT JOIN certificate_use u ON u.certificate_id = c.id
       WHERE c.business_id = $1 AND NOT c.is_eservice ORDER BY c.id DESC`, [businessId, now]),
    tx.query<{ certificate_id: number; retrieval_id: string }>(
      `SELECT r.certificate_id, r.retrieval_id FROM certificate_retrieval r JOIN certificate c ON c.id = r.certificate_id
       WHERE c.business_id = $1 AND NOT c.is_eservice AND r.expires_at > $2 ORDER BY r.created_at DESC`, [businessId, now]),
    tx.query<EventRow>('SELECT id, at, action, actor, application_id, order_id, certificate_id, note FROM interface_event WHERE business_id = $1 ORDER BY id DESC LIMIT $2', [businessId, EVENTS_MAX]),
  ])
  const suspension = suspensions[0]
  return {
    now: now.toISOString(),
    benefitsConfirmedAt: iso(organisations[0]?.benefits_confirmed_at),
    suspension: suspension ? { reason: suspension.reason, since: suspension.suspended_at.toISOString() } : null,
    applications: applications.map((row) => ({
      id: row.id, purposes: row.purposes, channels: row.channels, state: row.state, validFrom: row.valid_from.toISOString(), endedAt: iso(row.ended_at), appliedBy: row.applied_by,
    })),
    orders: orders.map((row) => ({
      id: row.id, type: row.type, description: row.description,
      contact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email }, representativeEmail: row.representative_email,
      deliveredTo: row.delivered_to, orderedAt: row.ordered_at.toISOString(), expiresAt: row.expires_at.toISOString(), state: orderState(row, now),
    })),
    certificates: certificates.map((row) => ({
      id: row.id, type: row.type, serialNumber: row.serial_number, account: row.account, orderId: row.order_id, renewsId: row.renews_id, renewedById: row.renewed_by_id,
      issuedAt: row.issued_at.toISOString(), notBefore: row.not_before.toISOString(), notAfter: row.not_after.toISOString(),
      state: row.revoked_at ? 'revoked' : now > row.not_after ? 'expired' : 'valid',
      revokedAt: iso(row.revoked_at), revocationReason: row.revocation_reason, lastUsedAt: iso(row.last_used_at),
      retrievalIds: retrievals.filter(({ certificate_id: id }) => id === row.id).map(({ retrieval_id: id }) => id),
    })),
    events: events.map((row) => ({
      id: row.id, at: row.at.toISOString(), action: row.action, actor: row.actor, applicationId: row.application_id, orderId: row.order_id, certificateId: row.certificate_id, note: row.note,
    })),
  }
}

type ApplicationRow = { id: number; purposes: ('own' | 'on-behalf' | 'data-use')[]; channels: ApplicationChannel[]; state: 'valid' | 'replaced' | 'ended'; valid_from: Date; ended_at: Date | null; applied_by: string | null }
type OrderRow = {
  id: number; type: CertificateType; description: string; contact_name: string; contact_phone: string; contact_email: string; representative_email: string | null
  delivered_to: 'contact' | 'eservice'; ordered_at: Date; expires_at: Date; used_at: Date | null; cancelled_at: Date | null; wrong_passwords: number
}
type CertificateRow = {
  id: number; type: CertificateType; serial_number: string; account: string | null; order_id: number | null; renews_id: number | null; renewed_by_id: number | null
  issued_at: Date; not_before: Date; not_after: Date; revoked_at: Date | null; revocation_reason: string | null; last_used_at: Date | null
}
type EventRow = { id: number; at: Date; action: InterfaceAction; actor: string | null; application_id: number | null; order_id: number | null; certificate_id: number | null; note: string | null }

const iso = (moment: Date | null | undefined): string | null => moment?.toISOString() ?? null

function orderState(row: OrderRow, now: Date): InterfaceState['orders'][number]['state'] {
  if (row.used_at) return 'used'
  if (row.cancelled_at) return 'cancelled'
  if (row.wrong_passwords >= WRONG_PASSWORDS_MAX) return 'void'
  return now >= row.expires_at ? 'expired' : 'open'
}
