// Generated from schemas/dictionary/BenefitReportsToIR.json by scripts/generate.ts. Do not edit.
import type { BenefitReportsToIr } from './benefit-reports-to-ir-types.ts'

/** Root element `BenefitReportsRequestToIR`. */
export type BenefitReportsRequestToIrRoot = BenefitReportsToIr

/** Root element `BenefitReportRequestToIR`. */
export type BenefitReportRequestToIrRoot = BenefitReportsToIr
