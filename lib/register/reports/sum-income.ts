import type { Database } from '#lib/platform/database.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { IncomeSum } from '#schemas/eservice-report-operations.ts'
import { EARNER_KEY, KIND, versionsOf, type IncomePeriod } from './income-rows.ts'
import { findDelivery } from './read-delivery.ts'
import { Conditions } from './visible.ts'

type SumRow = { report_type: 100 | 101 | 102; transaction_code: number; kind: IncomeSum['kind']; amount_cents: number; rows: number; income_earners: number }

/** Amounts by income type, in the order of their codes. */
export async function sumIncome(db: Database, wanted: IncomePeriod): Promise<EserviceResponse<'sum-income'>> {
  const { owner, visible, period } = wanted
  if (period.of === 'delivery' && await findDelivery(db, { owner, visible, irDeliveryId: period.irDeliveryId }) === undefined) return { found: false, reports: 0, sums: [] }
  const [counted, summed] = [new Conditions(), new Conditions()]
  const [countedTables, summedTables] = [versionsOf(counted, wanted), versionsOf(summed, wanted)]
  const [[count], rows] = await Promise.all([
    db.query<{ reports: number }>(`SELECT count(*)::int AS reports FROM ${countedTables} WHERE ${counted.text}`, counted.parameters),
    db.query<SumRow>(
      `SELECT r.report_type, l.transaction_code, ${KIND} AS kind, coalesce(sum(l.amount_cents), 0)::bigint AS amount_cents, count(*)::int AS rows, count(DISTINCT ${EARNER_KEY})::int AS income_earners
       FROM ${summedTables} JOIN reported_line l ON l.ir_report_id = v.ir_report_id AND l.version = v.version
       WHERE ${summed.text} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, summed.parameters),
  ])
  return {
    found: true, reports: count!.reports,
    sums: rows.map((row) => ({ reportType: row.report_type, transactionCode: row.transaction_code, kind: row.kind, amountCents: row.amount_cents, rows: row.rows, incomeEarners: row.income_earners })),
  }
}
