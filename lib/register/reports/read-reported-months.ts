import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import { REPORTED_DAYS_MAX } from '#schemas/eservice-report-operations.ts'
import { ofOwner } from './search-deliveries.ts'

const SEPARATE = 101

/** Valid reports by the day they concern and the day on which their first version arrived: what counts against a deadline (e-service 5.3). */
export async function readReportedMonths(db: Database, wanted: EserviceRequest<'read-reported-months'>): Promise<EserviceResponse<'read-reported-months'>> {
  const conditions = ofOwner(wanted)
  const [first, last] = [conditions.parameter(`${wanted.from}-01`), conditions.parameter(`${wanted.until}-01`)]
  const within = (date: string) => `(${date} >= ${first}::date AND ${date} < ${last}::date + interval '1 month')`
  // A separate report has its month itself, the others have the date of their delivery.
  conditions.add(`(d.delivery_data_type = ${SEPARATE} OR ${within('c.reported_on')}) AND d.delivery_data_type <= 102 AND r.status = 1 AND v.version = 1`)
  conditions.add(`(d.delivery_data_type <> ${SEPARATE} OR ${within('t.target_month')})`)
  const rows = await db.query<{ report_type: 100 | 101 | 102; date: string; received_on: string; reports: number }>(
    `SELECT r.report_type, coalesce(t.target_month, c.reported_on) AS date, d.received_on, count(*)::int AS reports
     FROM delivery d JOIN reported_delivery c ON c.arrival_no = d.arrival_no JOIN report_version v ON v.arrival_no = d.arrival_no JOIN report r ON r.ir_report_id = v.ir_report_id
     LEFT JOIN separate_target_month t ON t.ir_report_id = r.ir_report_id AND t.version = r.newest_version
     WHERE ${conditions.text} GROUP BY 1, 2, 3 ORDER BY 2 DESC, 1, 3 LIMIT ${conditions.parameter(REPORTED_DAYS_MAX + 1)}`, conditions.parameters)
  return {
    more: rows.length > REPORTED_DAYS_MAX,
    reported: rows.slice(0, REPORTED_DAYS_MAX).map(({ report_type, date, received_on, reports }) => ({ reportType: report_type, date, receivedOn: received_on, reports })),
  }
}
