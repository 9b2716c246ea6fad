/** Every rule of wage reports that the delivery can violate, violated; and what lies just inside the limits. */
import { addressCases, identifierCases } from './identifiers.ts'
import { headCases, payerCases } from './delivery.ts'
import { absenceCases, transactionCases } from './payments.ts'
import { employmentCases, incomeEarnerCases, insuranceCases, internationalCases, reportDataCases } from './report.ts'
import type { RuleCase } from './rule-case.ts'

export type { RuleCase } from './rule-case.ts'

export const wageCases: readonly RuleCase[] = [
  ...identifierCases, ...addressCases, ...headCases, ...payerCases, ...reportDataCases, ...incomeEarnerCases, ...employmentCases, ...insuranceCases, ...internationalCases,
  ...transactionCases, ...absenceCases,
]
