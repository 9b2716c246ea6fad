// Generated from schemas/dictionary/LogDataFromIR.json by scripts/generate.ts. Do not edit.
import type { LogDataFromIr } from './log-data-types.ts'

/** Root element `LogDataFromIR`. */
export type LogDataFromIrRoot = LogDataFromIr
