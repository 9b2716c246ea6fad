/** What the list of income types says about each type, as the rules use it (codes/TransactionCode.wages.json). */
import { codeLists } from '../../code-lists.ts'
import { isInForce, type Code, type CodeList } from '../../code-list.ts'
import type { Transaction } from '../../generated/types/wage-reports-to-ir-types.ts'

export type Insurance = 'pension' | 'accident' | 'unemployment' | 'health'

/** Groups of a transaction that belong to certain income types only. */
export type ExtraData = 'CarBenefit' | 'MealBenefit' | 'OtherBenefit' | 'DailyAllowance' | 'KmAllowance'

type IncomeTypeCode = Code & {
  /** 1: total and parts of it (101–106), 2: itemised (200 series); the rest goes with either */
  readonly reportingMethod: 'method1' | 'method2' | 'separate'
  /** null: not known. Types 366–369 have nulls; what is not known never rejects (D-16), except negative amounts (D-92). */
  readonly insuranceDefaults: Readonly<Record<Insurance, boolean>> | null
  readonly insuranceDataAllowed: boolean | null
  readonly negativeAmountAllowed: boolean | null
  readonly unjustEnrichmentAllowed: boolean | null
  readonly recoveryAllowed: boolean | null
  readonly extraData: Readonly<Partial<Record<ExtraData, 'required' | 'optional'>>>
  readonly requiresAnyOf?: readonly string[]
}

export type IncomeType = Omit<IncomeTypeCode, 'code'> & { readonly code: number }

const list = codeLists['TransactionCode.wages'] as CodeList<IncomeTypeCode>

export const incomeTypes: ReadonlyMap<number, IncomeType> = new Map(list.codes.map((entry) => [Number(entry.code), { ...entry, code: Number(entry.code) }]))

export const TOTAL_WAGES = 101
/** Parts of 101, each the base of one insurance contribution or of all. */
export const PARTS_OF_TOTAL: readonly number[] = [102, 103, 104, 105, 106]
export const PART_FOR_ALL_INSURANCES = 103
export const CAR_BENEFIT = 304
export const MEAL_BENEFIT = 334
export const COLLECTED_FOR_CAR_BENEFIT = 401
export const WITHHOLDING = 402
export const TAX_AT_SOURCE = 404
export const COLLECTED_FOR_OTHER_BENEFITS = 407
export const EMPLOYEES_HEALTH_INSURANCE = 412
export const ROYALTY_TO_NON_RESIDENT = 362
export const DEDUCTION_BEFORE_WITHHOLDING = 419

/** Fringe benefits that 407 collects for. */
export const benefitsBehind407 = baseOf(COLLECTED_FOR_OTHER_BENEFITS)
/** Income that 419 deducts from. The types of 2024 belong to it from their beginning (D-77); before, no report can have them. */
export const incomeBehind419: ReadonlySet<number> = new Set([...baseOf(DEDUCTION_BEFORE_WITHHOLDING), 366, 367, 368, 369])

function baseOf(code: number): ReadonlySet<number> {
  return new Set(incomeTypes.get(code)!.requiresAnyOf!.map(Number))
}

/** The type exists and is in force at some time between the two days. */
export function isInForceWithin(code: number, startDate: string, endDate: string): boolean {
  const type = incomeTypes.get(code)
  if (type === undefined) return false
  // The validity is one stretch of time: it meets the period when it holds on the first or last day, or lies inside.
  return isInForce(type, startDate) || isInForce(type, endDate) || (type.validFrom !== null && startDate <= type.validFrom && type.validFrom <= endDate)
}

/** InsuranceCode of each insurance; 1 stands for all of them (D-75). */
const INSURANCE_CODE: Readonly<Record<Insurance, number>> = { pension: 2, health: 3, unemployment: 5, accident: 6 }
export const ALL_INSURANCES = 1

/** Is the income the basis of the insurance's contribution? The type's default, unless the row says otherwise. */
export function isSubjectTo(insurance: Insurance, { transactionBasic, insuranceData }: Transaction): boolean {
  for (const { insuranceCode, included } of insuranceData?.transactionInclusion ?? []) {
    if (insuranceCode === INSURANCE_CODE[insurance] || insuranceCode === ALL_INSURANCES) return included
  }
  return incomeTypes.get(transactionBasic.transactionCode)?.insuranceDefaults?.[insurance] ?? false
}
