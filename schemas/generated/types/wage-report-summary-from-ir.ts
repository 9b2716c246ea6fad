// Generated from schemas/dictionary/WageReportSummaryFromIR.json by scripts/generate.ts. Do not edit.
import type { WageReportSummaryFromIr } from './wage-report-summary-from-ir-types.ts'

/** Root element `WageReportSummaryFromIR`. */
export type WageReportSummaryFromIrRoot = WageReportSummaryFromIr
