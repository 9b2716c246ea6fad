// Generated from schemas/dictionary/AckFromIR.json by scripts/generate.ts. Do not edit.
import type { AckFromIr } from './status-message-types.ts'

/** Root element `AckFromIR`. */
export type AckFromIrRoot = AckFromIr
