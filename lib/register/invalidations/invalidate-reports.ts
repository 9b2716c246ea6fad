import type { RowChange } from '../delivery-kind.ts'
import { INVALIDATED, VALID, type VersionTable } from '../reports/report-kind.ts'

/**
 * Gives reports a new version with the content of their newest, status invalidated (IV-011); earlier versions stay as they
 * are. All in the database: a delivery of ten thousand reports is invalidated by a request of a few lines.
 * @param which condition on `report`, with parameters from $2
 */
const invalidation = (arrivalNo: number, tables: readonly VersionTable[], which: string, parameters: readonly unknown[]): RowChange[] => [
  {
    sql: `WITH invalidated AS (
        UPDATE report SET newest_version = newest_version + 1, status = ${INVALIDATED} WHERE status = ${VALID} AND ${which} RETURNING ir_report_id, newest_version)
      INSERT INTO report_version (ir_report_id, version, arrival_no, status, content)
      SELECT ir_report_id, newest_version, $1, ${INVALIDATED}, content
      FROM invalidated JOIN report_version before USING (ir_report_id) WHERE before.version = newest_version - 1`,
    parameters: [arrivalNo, ...parameters],
  },
  ...tables.map(({ table, columns }): RowChange => {
    const names = Object.keys(columns)
    return {
      sql: `INSERT INTO ${table} (ir_report_id, version, ${names.join(', ')})
        SELECT made.ir_report_id, made.version, ${names.map((name) => `before.${name}`).join(', ')}
        FROM report_version made JOIN ${table} before ON before.ir_report_id = made.ir_report_id AND before.version = made.version - 1
        WHERE made.arrival_no = $1`,
      parameters: [arrivalNo],
    }
  }),
]

/** @param arrivalNo of the invalidation @param irReportIds of valid reports */
export const invalidateReports = (arrivalNo: number, tables: readonly VersionTable[], irReportIds: readonly string[]): RowChange[] =>
  invalidation(arrivalNo, tables, 'ir_report_id = ANY ($2::uuid[])', [irReportIds])

/**
 * Every report of which any version came in the delivery, also as a replacement and whatever came later (IV-031, IV-032,
 * D-37); those invalidated already are left alone. @param arrivalNo of the invalidation
 */
export const invalidateReportsOf = (arrivalNo: number, tables: readonly VersionTable[], deliveryArrivalNo: number): RowChange[] =>
  invalidation(arrivalNo, tables, 'ir_report_id IN (SELECT ir_report_id FROM report_version WHERE arrival_no = $2)', [deliveryArrivalNo])
