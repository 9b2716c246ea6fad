/** Income type rows: what each may carry, and what they may be beside each other. */
import type { SixMonthRule, Transaction, TransactionBasic } from '../../generated/types/wage-reports-to-ir-types.ts'
import { country } from '../families/addresses.ts'
import { codeForbidden, inCodeList } from '../families/codes.ts'
import { dateRule, notBefore, notBeforeSibling, period } from '../families/dates.ts'
import { decimalWithin, integerWithin } from '../families/limits.ts'
import { forbidden, mandatory, oncePerType } from '../families/presence.ts'
import { isBefore } from '../dates.ts'
import type { CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import {
  benefitsBehind407, COLLECTED_FOR_OTHER_BENEFITS, DEDUCTION_BEFORE_WITHHOLDING, incomeBehind419, incomeTypes, MEAL_BENEFIT, PART_FOR_ALL_INSURANCES,
  PARTS_OF_TOTAL, ROYALTY_TO_NON_RESIDENT, TOTAL_WAGES, WITHHOLDING, type ExtraData, type IncomeType,
} from './income-types.ts'
import { EARNER_TYPE, ORIG_PERIOD, PAYMENT_PERIOD, RECOVERY_DATA, TRANSACTION, TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'
import { wr229OneReportingMethod } from './wr-229-one-reporting-method.ts'
import { wr232OneTotal, wr233OneUnjustTotal, wr234RecoveryPeriodsDiffer } from './wr-232-one-total-per-group.ts'
import { wr235IncomeTypeInForce, wr381InForceInEveryPeriod } from './wr-235-income-type-in-force.ts'
import { wr236MealBenefitAtTaxValue } from './wr-236-meal-benefit-at-tax-value.ts'
import { wr242PartWithinTotal } from './wr-242-part-within-total.ts'
import { wr243NegativeAmount, wr244NoNegativeTaxWithRecovery } from './wr-243-negative-amount.ts'
import { wr245CarBenefitLimit, wr246OtherBenefitsLimit, wr247DeductionLimit, wr248LimitOfSum } from './wr-245-limits-of-deductions.ts'
import { totalWithoutPartRules } from './wr-252-total-without-part.ts'
import { wr258AllInsurancesOrEach } from './wr-258-all-insurances-or-each.ts'
import { wr287OriginalPaymentBeforeRecovery, wr289OriginalStartBeforeRecovery } from './wr-287-original-before-recovery.ts'

const KEY_EMPLOYEE = 4
const CAR = `${TRANSACTION}/CarBenefit`

const hasAny = (given: ReadonlySet<number>, wanted: ReadonlySet<number>): boolean => {
  for (const code of given) if (wanted.has(code)) return true
  return false
}

/** Unknown types are WR-235's: what does not exist neither demands nor refuses anything. */
const typeOf = ({ transactionCode }: TransactionBasic): IncomeType | undefined => incomeTypes.get(transactionCode)

/** The list of income types demands the group. */
const demanded = (id: string, group: ExtraData, errorCode?: string): CheckedRule<ReportFacts> =>
  mandatory(id, `${TRANSACTION}/${group}`, {
    because: [TRANSACTION_CODE], ...(errorCode && { errorCode }), when: (_facts, row: Transaction) => typeOf(row.transactionBasic)?.extraData[group] === 'required',
  })

/** The list of income types does not know the group for this type. */
const foreign = (id: string, group: ExtraData): CheckedRule<ReportFacts> =>
  forbidden(id, `${TRANSACTION}/${group}`, {
    because: [TRANSACTION_CODE], when: (_facts, row: Transaction) => { const type = typeOf(row.transactionBasic); return type !== undefined && !(group in type.extraData) },
  })

/** A code inside one row excludes an income type on the whole report, because both would report the same. */
const notBeside = (id: string, element: string, code: number, incomeType: number): CheckedRule<ReportFacts> =>
  codeForbidden(id, `${TRANSACTION}/${element}`, [code], { because: [TRANSACTION_CODE], when: ({ incomeTypes: given }) => given.has(incomeType) })

export const transactionRules: readonly CheckedRule<ReportFacts>[] = [
  wr229OneReportingMethod,
  codeForbidden('WR-230', TRANSACTION_CODE, PARTS_OF_TOTAL, { because: [], when: ({ incomeTypes: given }) => !given.has(TOTAL_WAGES) }),
  codeForbidden('WR-231', TRANSACTION_CODE, PARTS_OF_TOTAL.filter((code) => code !== PART_FOR_ALL_INSURANCES), { because: [], when: ({ incomeTypes: given }) => given.has(PART_FOR_ALL_INSURANCES) }),
  wr232OneTotal,
  wr233OneUnjustTotal,
  wr234RecoveryPeriodsDiffer,
  wr235IncomeTypeInForce,
  wr381InForceInEveryPeriod,
  wr236MealBenefitAtTaxValue,
  codeForbidden('WR-237', TRANSACTION_CODE, [COLLECTED_FOR_OTHER_BENEFITS], { because: [], when: ({ incomeTypes: given }) => !hasAny(given, benefitsBehind407) }),
  codeForbidden('WR-238', TRANSACTION_CODE, [DEDUCTION_BEFORE_WITHHOLDING], { because: [], when: ({ incomeTypes: given }) => !hasAny(given, incomeBehind419) }),
  codeForbidden('WR-239', TRANSACTION_CODE, [WITHHOLDING], { because: [], validFrom: '2022-01-01', when: ({ incomeTypes: given }) => given.has(ROYALTY_TO_NON_RESIDENT) }),
  codeForbidden('WR-240', TRANSACTION_CODE, [WITHHOLDING], { because: [EARNER_TYPE], validFrom: '2022-01-01', when: ({ earnerTypes }) => earnerTypes.has(KEY_EMPLOYEE) }),

  mandatory('WR-241', `${TRANSACTION_BASIC}/Amount`, {
    because: [TRANSACTION_CODE, `${TRANSACTION}/MealBenefit/TaxValue`], from: TRANSACTION,
    when: (_facts, { transactionBasic, mealBenefit }: Transaction) => !(transactionBasic.transactionCode === MEAL_BENEFIT && mealBenefit?.taxValue === true),
  }),
  wr242PartWithinTotal,
  wr243NegativeAmount,
  wr244NoNegativeTaxWithRecovery,
  wr245CarBenefitLimit,
  wr246OtherBenefitsLimit,
  wr247DeductionLimit,
  wr248LimitOfSum,
  forbidden('WR-249', `${TRANSACTION_BASIC}/UnjustEnrichment`, { because: [TRANSACTION_CODE], when: (_facts, basic: TransactionBasic) => typeOf(basic)?.unjustEnrichmentAllowed === false }),
  forbidden('WR-250', `${TRANSACTION_BASIC}/Recovery`, { because: [TRANSACTION_CODE], when: (_facts, basic: TransactionBasic) => typeOf(basic)?.recoveryAllowed === false }),

  forbidden('WR-251', `${TRANSACTION}/InsuranceData`, { because: [TRANSACTION_CODE], when: (_facts, row: Transaction) => typeOf(row.transactionBasic)?.insuranceDataAllowed === false }),
  ...totalWithoutPartRules,
  oncePerType('WR-257', `${TRANSACTION}/InsuranceData/TransactionInclusion/InsuranceCode`),
  wr258AllInsurancesOrEach,
  inCodeList('WR-259', `${TRANSACTION}/InsuranceData/TransactionInclusion/InsuranceCode`, 'InsuranceCode'),
  ...period<ReportFacts>(`${TRANSACTION}/EarningPeriods/EarningPeriod`, { start: 'WR-260', end: 'WR-261' }),
  decimalWithin('WR-262', `${TRANSACTION}/UnitWages/UnitWage/UnitPrice`, 0),
  decimalWithin('WR-263', `${TRANSACTION}/UnitWages/UnitWage/UnitAmount`, 0),
  inCodeList('WR-264', `${TRANSACTION}/UnitWages/UnitWage/UnitCode`, 'WageUnitCode'),

  demanded('WR-265', 'CarBenefit', 'TRVA0080'),
  foreign('WR-266', 'CarBenefit'),
  inCodeList('WR-267', `${CAR}/CarBenefitCode`, 'CarBenefitCode'),
  inCodeList('WR-268', `${CAR}/AgeGroupCode`, 'AgeGroupCode'),
  integerWithin('WR-269', `${CAR}/Kilometers`, 0),
  decimalWithin('WR-270', `${CAR}/EmissionsValue`, 0, 100_00, { validFrom: '2022-01-01', validUntil: '2025-12-31' }),
  forbidden('WR-271', `${CAR}/EmissionsValue`, { because: [`${PAYMENT_PERIOD}/PaymentDate`], validUntil: '2021-12-31', when: () => true }),
  decimalWithin('WR-384', `${CAR}/EmissionsValue`, 0, 0, { validFrom: '2026-01-01' }),
  foreign('WR-272', 'MealBenefit'),
  demanded('WR-273', 'OtherBenefit'),
  foreign('WR-274', 'OtherBenefit'),
  inCodeList('WR-275', `${TRANSACTION}/OtherBenefit/BenefitCode`, 'BenefitCode'),
  notBeside('WR-276', 'OtherBenefit/BenefitCode', 1, 301),
  notBeside('WR-277', 'OtherBenefit/BenefitCode', 2, 330),
  notBeside('WR-278', 'OtherBenefit/BenefitCode', 3, 334),
  integerWithin('WR-279', `${TRANSACTION}/SailorIncome/CrossTradeTime`, 1, 12),
  ...period<ReportFacts>(`${TRANSACTION}/SailorIncome/WithdrawalPeriod`, { start: 'WR-280', end: 'WR-281' }),

  mandatory('WR-282', RECOVERY_DATA, { because: [`${TRANSACTION_BASIC}/Recovery`], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recovery === true }),
  forbidden('WR-283', RECOVERY_DATA, { because: [`${TRANSACTION_BASIC}/Recovery`], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recovery !== true }),
  notBefore('WR-284', `${RECOVERY_DATA}/RecoveryDate`, '2019-01-01'),
  dateRule('WR-285', [`${RECOVERY_DATA}/RecoveryDate`, `${PAYMENT_PERIOD}/PaymentDate`], { validFrom: '2022-01-01' }, (recovered, { date }) => isBefore(date, recovered)),
  notBefore('WR-286', `${ORIG_PERIOD}/PaymentDate`),
  wr287OriginalPaymentBeforeRecovery,
  notBefore('WR-288', `${ORIG_PERIOD}/StartDate`),
  wr289OriginalStartBeforeRecovery,
  notBeforeSibling('WR-290', `${ORIG_PERIOD}/EndDate`, 'StartDate'),

  demanded('WR-291', 'DailyAllowance'),
  foreign('WR-292', 'DailyAllowance'),
  inCodeList('WR-293', `${TRANSACTION}/DailyAllowance/AllowanceCode`, 'AllowanceCode'),
  notBeside('WR-294', 'DailyAllowance/AllowanceCode', 1, 303),
  foreign('WR-295', 'KmAllowance'),
  integerWithin('WR-296', `${TRANSACTION}/KmAllowance/Kilometers`, 0),
  mandatory('WR-297', `${TRANSACTION}/SixMonthRule/CountryCode`, {
    because: [`${TRANSACTION}/SixMonthRule/Applicable`], errorCode: 'CCV0030', when: (_facts, { applicable }: SixMonthRule) => applicable,
  }),
  ...country<ReportFacts>(`${TRANSACTION}/SixMonthRule`, { country: 'WR-298', countryName: 'WR-299' }),
]
