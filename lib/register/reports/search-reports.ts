import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { COUNTED_MAX } from '#schemas/eservice-report-operations.ts'
import { partyKey } from '#schemas/parties.ts'
import { referenceOfUuid } from '../references.ts'
import { shownEarner, type EarnerContent } from './shown-earner.ts'
import { addVisible, Conditions, isLimited } from './visible.ts'

type Search = EserviceRequest<'search-reports'>
type Found = {
  ir_report_id: string; report_id: string; report_type: 100 | 101 | 102; newest_version: number; status: 1 | 2; reported_on: string | null; earner: EarnerContent
  channel: number; received_at: Date; delivery_id: string; ir_delivery_id: string; arrival_no: number
}

/**
 * Reports of an owner by their newest version, newest arrival first. With a reference or an income earner it starts
 * from the few reports that have it, otherwise from the owner's deliveries, of which it reads as many as fill a page.
 */
export async function searchReports(db: Database, search: Search): Promise<EserviceResponse<'search-reports'>> {
  const { limit, after } = search
  const [found, count] = await Promise.all([findReports(db, search), after ? null : countReports(db, search)])
  const reports = found.slice(0, limit).map((row) => ({
    irReportId: referenceOfUuid(row.ir_report_id), reportId: row.report_id, reportType: row.report_type, version: row.newest_version, status: row.status, date: row.reported_on,
    incomeEarner: shownEarner(row.earner), channel: row.channel, receivedAt: row.received_at.toISOString(), deliveryId: row.delivery_id, irDeliveryId: referenceOfUuid(row.ir_delivery_id),
    arrivalNo: row.arrival_no,
  }))
  const last = found.length > limit ? reports.at(-1) : undefined
  return { reports, count, next: last ? { arrivalNo: last.arrivalNo, irReportId: last.irReportId } : null }
}

function findReports(db: Database, search: Search): Promise<Found[]> {
  const { from, conditions } = searched(search)
  if (search.after) conditions.add(`(d.arrival_no, v.ir_report_id) < (${conditions.parameter(search.after.arrivalNo)}::bigint, ${conditions.parameter(search.after.irReportId)}::uuid)`)
  // What is shown of a report is read for the page's rows only.
  return db.query<Found>(
    `SELECT page.*, v.content -> 'incomeEarner' AS earner, c.reported_on
     FROM (SELECT r.ir_report_id, r.report_id, r.report_type, r.newest_version, r.status, d.channel, d.received_at, d.delivery_id, d.ir_delivery_id, d.arrival_no
       FROM ${from} WHERE ${conditions.text} ORDER BY d.arrival_no DESC, v.ir_report_id DESC LIMIT ${conditions.parameter(search.limit + 1)}) page
     JOIN report_version v ON v.ir_report_id = page.ir_report_id AND v.version = page.newest_version
     LEFT JOIN LATERAL (${commonOf('page.ir_report_id')}) c ON true
     ORDER BY page.arrival_no DESC, page.ir_report_id DESC`, conditions.parameters)
}

async function countReports(db: Database, search: Search): Promise<number> {
  const { from, conditions } = searched(search)
  const [row] = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM ${from} WHERE ${conditions.text} LIMIT ${conditions.parameter(COUNTED_MAX + 1)}) counted`, conditions.parameters)
  return row!.count
}

const BY_DELIVERY = `delivery d JOIN report_version v ON v.arrival_no = d.arrival_no JOIN report r ON r.ir_report_id = v.ir_report_id AND r.newest_version = v.version`
const BY_REPORT = `report r JOIN report_version v ON v.ir_report_id = r.ir_report_id AND v.version = r.newest_version JOIN delivery d ON d.arrival_no = v.arrival_no`

/** The tables to be joined, and what must hold. */
function searched({ owner, visible, reference, incomeEarnerId, from, until, reportType, channel, status, irDeliveryId, broughtBy, irReportIds }: Search): { from: string; conditions: Conditions } {
  const conditions = new Conditions()
  const ownerKey = conditions.parameter(partyKey(owner))
  conditions.add(`r.owner_key = ${ownerKey}`)
  addVisible(conditions, visible, { type: 'r.report_type', subOrganisations: 'c.sub_organisations' })
  if (reportType !== undefined) conditions.add(`r.report_type = ${conditions.parameter(reportType)}`)
  if (channel !== undefined) conditions.add(`d.channel = ${conditions.parameter(channel)}`)
  // The number stands in the text: a partial index answers for cancelled ones.
  if (status !== undefined) conditions.add(status === 2 ? 'r.status = 2' : 'r.status = 1')
  if (irDeliveryId !== undefined) conditions.add(`d.ir_delivery_id = ${conditions.parameter(irDeliveryId)}::uuid`)
  if (broughtBy !== undefined) {
    conditions.add(`r.ir_report_id IN (SELECT b.ir_report_id FROM report_version b JOIN delivery bd ON bd.arrival_no = b.arrival_no WHERE bd.ir_delivery_id = ${conditions.parameter(broughtBy)}::uuid AND bd.owner_key = ${ownerKey})`)
  }
  if (irReportIds !== undefined) conditions.add(`r.ir_report_id = ANY (${conditions.parameter(irReportIds)}::uuid[])`)
  if (incomeEarnerId !== undefined) conditions.add(`r.ir_report_id IN (SELECT ir_report_id FROM income_earner_id WHERE code = ${conditions.parameter(incomeEarnerId)})`)
  if (reference !== undefined) {
    const text = conditions.parameter(reference)
    const irReportId = /^[0-9a-f]{32}$/i.test(reference) ? ` OR r.ir_report_id = ${conditions.parameter(reference)}::uuid` : ''
    conditions.add(`(r.report_id = ${text} AND r.report_type IN (100, 101, 102)${irReportId})`)
  }
  if (from !== undefined || until !== undefined) {
    const within = (column: string) => [...(from === undefined ? [] : [`${column} >= ${first}::date`]), ...(until === undefined ? [] : [`${column} <= ${last}::date`])].join(' AND ')
    const first = from === undefined ? '' : conditions.parameter(from)
    const last = until === undefined ? '' : conditions.parameter(until)
    conditions.add(within('c.reported_on'))
    // Whole deliveries are passed over before any of their reports is read; a cancellation has no date of its own.
    conditions.add(`(d.delivery_data_type > 102 OR EXISTS (SELECT FROM reported_delivery w WHERE w.arrival_no = d.arrival_no AND ${within('w.reported_on')}))`)
  }
  const few = reference !== undefined || broughtBy !== undefined || irReportIds !== undefined || incomeEarnerId !== undefined || status === 2
  if (!few) conditions.add(`d.owner_key = ${ownerKey}`)
  const needsCommon = isLimited(visible) || from !== undefined || until !== undefined
  return { from: (few ? BY_REPORT : BY_DELIVERY) + (needsCommon ? ` LEFT JOIN LATERAL (${commonOf('r.ir_report_id')}) c ON true` : ''), conditions }
}

/** A cancelled version came with a delivery that has nothing in common with the report: then that of the version before. */
export const commonOf = (irReportId: string): string =>
  `SELECT w.reported_on, w.sub_organisations, w.common FROM report_version lived JOIN reported_delivery w ON w.arrival_no = lived.arrival_no
   WHERE lived.ir_report_id = ${irReportId} ORDER BY lived.version DESC LIMIT 1`
