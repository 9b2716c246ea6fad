/**
 * What the list of benefit income types says about each type, as the rules use it (codes/TransactionCode.benefits.json).
 * The list is not complete: a code of the right form that it has not is accepted, and nothing is demanded of it (D-99, D-100).
 */
import { codeLists } from '../../code-lists.ts'
import { isInForce, type Code, type CodeList } from '../../code-list.ts'

type IncomeTypeCode = Code & {
  /** false: neither unjust enrichment nor recovery */
  readonly unjustEnrichmentRecoveryAllowed?: boolean
  readonly benefitUnit?: 'requiredFrom'
  readonly benefitUnitRequiredFrom?: string
}

const list = codeLists['TransactionCode.benefits'] as CodeList<IncomeTypeCode>

export const benefitIncomeTypes: ReadonlyMap<number, IncomeTypeCode> = new Map(list.codes.map((entry) => [Number(entry.code), entry]))

export const WITHHOLDING = 1266
export const TAX_AT_SOURCE = 1267

/** Taxes taken back, and losses of insurances, are negative (D-100). */
export const MAY_BE_NEGATIVE: ReadonlySet<number> = new Set([WITHHOLDING, TAX_AT_SOURCE, 1387, 1388, 1389, 1396, 1397])

const FIRST_CODE = 1000
const LAST_CODE = 1999

/** A code of the right form; in force within the period where the list knows it (D-84, D-99). */
export function mayBeIncomeType(code: number, startDate: string, endDate = startDate): boolean {
  if (code < FIRST_CODE || code > LAST_CODE) return false
  const type = benefitIncomeTypes.get(code)
  if (type === undefined) return true
  return isInForce(type, startDate) || isInForce(type, endDate) || (type.validFrom !== null && startDate <= type.validFrom && type.validFrom <= endDate)
}
