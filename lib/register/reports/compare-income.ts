import type { Database } from '#lib/platform/database.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import type { IncomeSum, SumPeriod } from '#schemas/eservice-report-operations.ts'
import { KIND, versionsOf, type IncomePeriod } from './income-rows.ts'
import { shownEarner, type EarnerContent } from './shown-earner.ts'
import { sumIncome } from './sum-income.ts'

type DifferenceRow = { report_type: 100 | 101 | 102; transaction_code: number; kind: IncomeSum['kind']; left_cents: number | null; right_cents: number | null; earner: EarnerContent; count: number }

/** Sums of two periods side by side, and the income earners and income types in which they differ. */
export async function compareIncome(db: Database, { owner, visible, left, right, limit }: EserviceRequest<'compare-income'>): Promise<EserviceResponse<'compare-income'>> {
  const of = (period: SumPeriod): IncomePeriod => ({ owner, visible, period })
  const [leftSums, rightSums] = [await sumIncome(db, of(left)), await sumIncome(db, of(right))]
  if (!leftSums.found || !rightSums.found) return { left: leftSums, right: rightSums, count: 0, differences: [] }
  const parameters: unknown[] = []
  const [a, b] = [versionsOf(parameters, of(left)), versionsOf(parameters, of(right))]
  const rows = await db.query<DifferenceRow>(
    `WITH a_versions AS MATERIALIZED (${a}), b_versions AS MATERIALIZED (${b}), a AS (${sumsOf('a_versions')}), b AS (${sumsOf('b_versions')}),
     differing AS (
       SELECT coalesce(a.earner_key, b.earner_key) AS earner_key, coalesce(a.report_type, b.report_type) AS report_type, coalesce(a.transaction_code, b.transaction_code) AS transaction_code,
         coalesce(a.kind, b.kind) AS kind, a.cents AS left_cents, b.cents AS right_cents, coalesce(b.ir_report_id, a.ir_report_id)::uuid AS ir_report_id
       FROM a FULL JOIN b USING (earner_key, report_type, transaction_code, kind) WHERE a.cents IS DISTINCT FROM b.cents)
     SELECT d.report_type, d.transaction_code, d.kind, d.left_cents, d.right_cents, v.content -> 'incomeEarner' AS earner, count(*) OVER ()::int AS count
     FROM differing d JOIN report r ON r.ir_report_id = d.ir_report_id JOIN report_version v ON v.ir_report_id = r.ir_report_id AND v.version = r.newest_version
     ORDER BY v.content #>> '{incomeEarner,incomeEarnerBasic,lastName}', d.earner_key, d.report_type, d.transaction_code, d.kind
     LIMIT $${parameters.push(limit)}`, parameters)
  return {
    left: leftSums, right: rightSums, count: rows[0]?.count ?? 0,
    differences: rows.map((row) => ({
      incomeEarner: shownEarner(row.earner), reportType: row.report_type, transactionCode: row.transaction_code, kind: row.kind, leftCents: row.left_cents, rightCents: row.right_cents,
    })),
  }
}

/** One side: sums by income earner and income type. */
const sumsOf = (versions: string): string =>
  `SELECT v.earner_key, v.report_type, l.transaction_code, ${KIND} AS kind, coalesce(sum(l.amount_cents), 0)::bigint AS cents, min(v.ir_report_id::text) AS ir_report_id
   FROM ${versions} v JOIN reported_line l ON l.ir_report_id = v.ir_report_id AND l.version = v.version GROUP BY 1, 2, 3, 4`
