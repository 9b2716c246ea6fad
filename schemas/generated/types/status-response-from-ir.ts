// Generated from schemas/dictionary/StatusResponseFromIR.json by scripts/generate.ts. Do not edit.
import type { StatusResponseFromIr } from './status-message-types.ts'

/** Root element `StatusResponseFromIR`. */
export type StatusResponseFromIrRoot = StatusResponseFromIr
