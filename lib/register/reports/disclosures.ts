import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { maskedIdentifier } from '#schemas/masked-identifier.ts'
import { BUSINESS_ID, partyKey, PERSONAL_IDENTITY_CODE, type PartyId } from '#schemas/parties.ts'

/** Keeps that the party which reported it was shown a whole report; before it leaves the register. */
export async function recordPayersLook(db: Database, { owner, irReportId, at }: { owner: PartyId; irReportId: string; at: Date }): Promise<void> {
  await db.query(`INSERT INTO disclosure (disclosed_at, ir_report_id, recipient_key, ground) VALUES ($1, $2::uuid, $3, 'payer')`, [at, irReportId, partyKey(owner)])
}

type Row = { recipient_key: string; name: string | null; ground: 'payer' | 'data-permission'; permission: string | null; reports: number; times: number; first_at: Date; last_at: Date }

/** To whom reports of which any version names the person as income earner were given, the latest first. */
export async function readDisclosures(db: Database, { identityCode, limit }: EserviceRequest<'read-disclosures'>): Promise<EserviceResponse<'read-disclosures'>> {
  const rows = await db.query<Row>(
    `SELECT x.recipient_key, o.name, x.ground, x.permission, count(DISTINCT x.ir_report_id)::int AS reports, count(*)::int AS times, min(x.disclosed_at) AS first_at, max(x.disclosed_at) AS last_at
     FROM disclosure x LEFT JOIN organisation o ON x.recipient_key = '${BUSINESS_ID}:' || o.business_id
     WHERE x.ir_report_id IN (SELECT ir_report_id FROM income_earner_id WHERE code = $1 AND type = ${PERSONAL_IDENTITY_CODE})
     GROUP BY 1, 2, 3, 4 ORDER BY last_at DESC, 1 LIMIT $2`, [identityCode, limit])
  return {
    disclosures: rows.map(({ recipient_key, name, ground, permission, reports, times, first_at, last_at }) => {
      const [type, code = ''] = recipient_key.split(':')
      return { recipient: { ...(name !== null && { name }), identifier: maskedIdentifier({ type: Number(type), code }) }, ground, permission, reports, times, firstAt: first_at.toISOString(), lastAt: last_at.toISOString() }
    }),
  }
}
