// Generated from schemas/dictionary/StatusRequestToIR.json by scripts/generate.ts. Do not edit.
import type { StatusRequestToIr } from './status-message-types.ts'

/** Root element `StatusRequestToIR`. */
export type StatusRequestToIrRoot = StatusRequestToIr
