// Generated from schemas/dictionary/PayerSummaryReportsToIR.json by scripts/generate.ts. Do not edit.
import type { PayerSummaryReportsToIr } from './payer-summary-reports-to-ir-types.ts'

/** Root element `PayerSummaryReportRequestToIR`. */
export type PayerSummaryReportRequestToIrRoot = PayerSummaryReportsToIr

/** Root element `PayerSummaryReportsRequestToIR`. */
export type PayerSummaryReportsRequestToIrRoot = PayerSummaryReportsToIr
