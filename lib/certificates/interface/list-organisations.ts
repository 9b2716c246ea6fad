import type { ReadTransaction } from '#lib/platform/database.ts'
import type { ApplicationChannel } from '#schemas/certificate-types.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import { WRONG_PASSWORDS_MAX } from '../orders/transfer-data.ts'

type Row = {
  business_id: string; name: string; channels: ApplicationChannel[] | null; suspended: boolean
  valid_certificates: number; open_orders: number; revoked_certificates: number; next_end: Date | null; last_event_at: Date | null; count: number
}

/** Organisations that have or had to do with the interface, by name; found by name or Business ID. */
export async function listOrganisations(tx: ReadTransaction, { query, offset, limit, now }: { query: string; offset: number; limit: number; now: Date }): Promise<EserviceResponse<'list-organisations'>> {
  const rows = await tx.query<Row>(
    `SELECT o.business_id, o.name, a.channels, s.id IS NOT NULL AS suspended, count(*) OVER ()::int AS count,
       coalesce(c.valid, 0)::int AS valid_certificates, coalesce(c.revoked, 0)::int AS revoked_certificates, c.next_end, coalesce(r.open, 0)::int AS open_orders,
       (SELECT max(e.at) FROM interface_event e WHERE e.business_id = o.business_id) AS last_event_at
     FROM organisation o
     LEFT JOIN interface_application a ON a.business_id = o.business_id AND a.state = 'valid'
     LEFT JOIN interface_suspension s ON s.business_id = o.business_id AND s.ended_at IS NULL
     LEFT JOIN LATERAL (
       SELECT count(*) FILTER (WHERE revoked_at IS NULL AND not_after > $2) AS valid, count(*) FILTER (WHERE revoked_at IS NOT NULL) AS revoked,
         count(*) AS total, min(not_after) FILTER (WHERE revoked_at IS NULL AND not_after > $2) AS next_end
       FROM certificate WHERE business_id = o.business_id AND NOT is_eservice) c ON true
     LEFT JOIN LATERAL (
       SELECT count(*) FILTER (WHERE used_at IS NULL AND cancelled_at IS NULL AND wrong_passwords < $3 AND expires_at > $2) AS open, count(*) AS total
       FROM certificate_order WHERE business_id = o.business_id) r ON true
     WHERE (a.id IS NOT NULL OR s.id IS NOT NULL OR c.total > 0 OR r.total > 0)
       AND ($1 = '' OR starts_with(o.business_id, $1) OR strpos(lower(o.name), lower($1)) > 0)
     ORDER BY o.name, o.business_id LIMIT $5 OFFSET $4`, [query, now, WRONG_PASSWORDS_MAX, offset, limit])
  return {
    count: rows[0]?.count ?? 0,
    organisations: rows.map((row) => ({
      businessId: row.business_id, name: row.name, channels: row.channels ?? [], suspended: row.suspended,
      validCertificates: row.valid_certificates, openOrders: row.open_orders, revokedCertificates: row.revoked_certificates,
      nextEnd: row.next_end?.toISOString() ?? null, lastEventAt: row.last_event_at?.toISOString() ?? null,
    })),
  }
}
