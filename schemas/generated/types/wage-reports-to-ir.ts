// Generated from schemas/dictionary/WageReportsToIR.json by scripts/generate.ts. Do not edit.
import type { WageReportsToIr } from './wage-reports-to-ir-types.ts'

/** Root element `WageReportRequestToIR`. */
export type WageReportRequestToIrRoot = WageReportsToIr

/** Root element `WageReportsRequestToIR`. */
export type WageReportsRequestToIrRoot = WageReportsToIr
