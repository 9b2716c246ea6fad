import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { maskedIdentifier } from '#schemas/masked-identifier.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE } from '#schemas/parties.ts'
import { referenceOfUuid } from '../references.ts'
import { commonOf } from './search-reports.ts'
import { shownEarner, type EarnerContent } from './shown-earner.ts'

type Found = {
  ir_report_id: string; report_id: string; report_type: 100 | 102; newest_version: number; status: 1 | 2; reported_on: string | null; owner_key: string; owner_name: string | null; channel: number; received_at: Date
  delivery_id: string; ir_delivery_id: string; arrival_no: number; content: Record<string, unknown>
  common: { payer?: { payerBasic?: { companyName?: string; lastName?: string; firstName?: string } } } | null
}

/** Reports, by any payer, whose newest version names the person as income earner. */
export async function searchOwnIncome(db: Database, { identityCode, from, until, limit }: EserviceRequest<'search-own-income'>): Promise<EserviceResponse<'search-own-income'>> {
  const rows = await db.query<Found>(
    `SELECT r.ir_report_id, r.report_id, r.report_type, r.newest_version, r.status, r.owner_key, o.name AS owner_name, c.reported_on, c.common, v.content, d.channel, d.received_at, d.delivery_id, d.ir_delivery_id, d.arrival_no
     FROM income_earner_id i JOIN report r ON r.ir_report_id = i.ir_report_id AND r.newest_version = i.version
     JOIN report_version v ON v.ir_report_id = r.ir_report_id AND v.version = r.newest_version
     JOIN delivery d ON d.arrival_no = v.arrival_no
     LEFT JOIN organisation o ON r.owner_key = '${BUSINESS_ID}:' || o.business_id
     JOIN LATERAL (${commonOf('r.ir_report_id')}) c ON true
     WHERE i.code = $1 AND i.type = ${PERSONAL_IDENTITY_CODE} AND c.reported_on BETWEEN $2::date AND $3::date
     ORDER BY c.reported_on DESC, d.arrival_no DESC, r.ir_report_id LIMIT $4`, [identityCode, from, until, limit + 1])
  return {
    more: rows.length > limit,
    reports: rows.slice(0, limit).map((row) => ({
      irReportId: referenceOfUuid(row.ir_report_id), reportId: row.report_id, reportType: row.report_type, version: row.newest_version, status: row.status, date: row.reported_on,
      incomeEarner: shownEarner((row.content['incomeEarner'] ?? null) as EarnerContent), channel: row.channel, receivedAt: row.received_at.toISOString(), deliveryId: row.delivery_id,
      irDeliveryId: referenceOfUuid(row.ir_delivery_id), arrivalNo: row.arrival_no, content: row.content, payer: payerOf(row),
    })),
  }
}

/** By the name in the report, else by that of the organisation. */
function payerOf({ owner_key, owner_name, common }: Found): { name?: string; identifier: string } {
  const { companyName, lastName, firstName } = common?.payer?.payerBasic ?? {}
  const name = companyName ?? ([firstName, lastName].filter(Boolean).join(' ') || owner_name)
  const [type, code = ''] = owner_key.split(':')
  return { ...(name !== null && { name }), identifier: maskedIdentifier({ type: Number(type), code }) }
}
