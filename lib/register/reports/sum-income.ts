import type { Database } from '#lib/platform/database.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { IncomeSum } from '#schemas/eservice-report-operations.ts'
import { KIND, versionsOf, type IncomePeriod } from './income-rows.ts'
import { findDelivery } from './read-delivery.ts'

type SumRow = { report_type: 100 | 101 | 102; transaction_code: number; kind: IncomeSum['kind']; amount_cents: number; rows: number; income_earners: number }

/** Amounts by income type, in the order of their codes. */
export async function sumIncome(db: Database, wanted: IncomePeriod): Promise<EserviceResponse<'sum-income'>> {
  const { owner, visible, period } = wanted
  if (period.of === 'delivery' && await findDelivery(db, { owner, visible, irDeliveryId: period.irDeliveryId }) === undefined) return { found: false, reports: 0, sums: [] }
  const parameters: unknown[] = []
  const versions = versionsOf(parameters, wanted)
  const [[count], rows] = await Promise.all([
    db.query<{ reports: number }>(`SELECT count(*)::int AS reports FROM (${versions}) versions`, parameters),
    db.query<SumRow>(
      `WITH versions AS MATERIALIZED (${versions})
       SELECT v.report_type, l.transaction_code, ${KIND} AS kind, coalesce(sum(l.amount_cents), 0)::bigint AS amount_cents, count(*)::int AS rows, count(DISTINCT v.earner_key)::int AS income_earners
       FROM versions v JOIN reported_line l ON l.ir_report_id = v.ir_report_id AND l.version = v.version GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, parameters),
  ])
  return {
    found: true, reports: count!.reports,
    sums: rows.map((row) => ({ reportType: row.report_type, transactionCode: row.transaction_code, kind: row.kind, amountCents: row.amount_cents, rows: row.rows, incomeEarners: row.income_earners })),
  }
}
