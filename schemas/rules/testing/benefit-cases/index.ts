/** Every rule of benefit reports that the delivery can violate, violated; and what lies just inside the limits. */
import { headCases, payerCases, reportDataCases } from './delivery.ts'
import { incomeCases } from './income.ts'
import { incomeEarnerCases, otherPartyCases } from './parties.ts'
import type { BenefitCase } from './rule-case.ts'

export type { BenefitCase } from './rule-case.ts'

export const benefitCases: readonly BenefitCase[] = [...headCases, ...payerCases, ...reportDataCases, ...incomeEarnerCases, ...otherPartyCases, ...incomeCases]
