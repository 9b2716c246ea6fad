/** Every rule of separate reports that the delivery can violate, violated; and what lies just inside the limits. */
import { headCases } from './head.ts'
import { payerCases } from './payer.ts'
import { reportCases } from './report.ts'
import type { SeparateCase } from './rule-case.ts'

export type { SeparateCase } from './rule-case.ts'

export const separateCases: readonly SeparateCase[] = [...headCases, ...payerCases, ...reportCases]
