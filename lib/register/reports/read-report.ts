import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { partyKey } from '#schemas/parties.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { referenceOfUuid } from '../references.ts'
import { addVisible, Conditions } from './visible.ts'

type Version = {
  report_id: string; report_type: 100 | 101 | 102; report_status: 1 | 2; sub_organisations: string[] | null
  version: number; status: 1 | 2; content: Record<string, unknown>; common: Record<string, unknown> | null
  received_at: Date; received_on: string; channel: number; ir_delivery_id: string; head: DeliveryHead
}

/** One report with all its versions, newest first. */
export async function readReport(db: Database, { owner, visible, irReportId }: EserviceRequest<'read-report'>): Promise<EserviceResponse<'read-report'>> {
  const conditions = new Conditions()
  conditions.add(`r.ir_report_id = ${conditions.parameter(irReportId)}::uuid`)
  conditions.add(`r.owner_key = ${conditions.parameter(partyKey(owner))}`)
  addVisible(conditions, visible, { type: 'r.report_type', subOrganisations: 'now.sub_organisations' })
  const rows = await db.query<Version>(
    `SELECT r.report_id, r.report_type, r.status AS report_status, now.sub_organisations, v.version, v.status, v.content, c.common, d.received_at, d.received_on, d.channel, d.ir_delivery_id, d.head
     FROM report r
     JOIN report_version v ON v.ir_report_id = r.ir_report_id
     JOIN delivery d ON d.arrival_no = v.arrival_no
     LEFT JOIN LATERAL (SELECT w.common FROM report_version lived JOIN reported_delivery w ON w.arrival_no = lived.arrival_no
       WHERE lived.ir_report_id = r.ir_report_id AND lived.version <= v.version ORDER BY lived.version DESC LIMIT 1) c ON true
     LEFT JOIN LATERAL (SELECT w.sub_organisations FROM report_version lived JOIN reported_delivery w ON w.arrival_no = lived.arrival_no
       WHERE lived.ir_report_id = r.ir_report_id ORDER BY lived.version DESC LIMIT 1) now ON true
     WHERE ${conditions.text} ORDER BY v.version DESC`, conditions.parameters)
  const [newest] = rows
  if (!newest) return { report: null }
  return {
    report: {
      irReportId, reportId: newest.report_id, reportType: newest.report_type, status: newest.report_status, subOrganisationIds: newest.sub_organisations ?? [],
      versions: rows.map(({ version, status, received_at, received_on, channel, ir_delivery_id, head, content, common }) => ({
        version, status, receivedAt: received_at.toISOString(), receivedOn: received_on, channel, deliveryDataType: head.deliveryDataType, deliveryId: head.deliveryId, irDeliveryId: referenceOfUuid(ir_delivery_id),
        source: head.source ?? null, creator: creatorOf(head), content, common: common ?? {},
      })),
    },
  }
}

export function creatorOf({ deliveryDataCreator: { type, code, countryCode } }: DeliveryHead): { type: number; code: string; countryCode?: string } {
  return { type, code, ...(countryCode !== undefined && { countryCode }) }
}
