// Generated from schemas/dictionary/InvalidationsToIR.json by scripts/generate.ts. Do not edit.
import type { InvalidationsToIr } from './invalidations-to-ir-types.ts'

/** Root element `InvalidationRequestToIR`. */
export type InvalidationRequestToIrRoot = InvalidationsToIr

/** Root element `InvalidationsRequestToIR`. */
export type InvalidationsRequestToIrRoot = InvalidationsToIr
