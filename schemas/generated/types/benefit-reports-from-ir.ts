// Generated from schemas/dictionary/BenefitReportsFromIR.json by scripts/generate.ts. Do not edit.
import type { BenefitReportsFromIr } from './benefit-reports-from-ir-types.ts'

/** Root element `BenefitReportsFromIR`. */
export type BenefitReportsFromIrRoot = BenefitReportsFromIr
