// Generated from schemas/dictionary/WageReportsFromIR.json by scripts/generate.ts. Do not edit.
import type { WageReportsFromIr } from './wage-reports-from-ir-types.ts'

/** Root element `WageReportsFromIR`. */
export type WageReportsFromIrRoot = WageReportsFromIr
