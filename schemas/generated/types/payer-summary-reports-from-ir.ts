// Generated from schemas/dictionary/PayerSummaryReportsFromIR.json by scripts/generate.ts. Do not edit.
import type { PayerSummaryReportsFromIr } from './payer-summary-reports-from-ir-types.ts'

/** Root element `PayerSummaryReportsFromIR`. */
export type PayerSummaryReportsFromIrRoot = PayerSummaryReportsFromIr
