/** Income type rows: what each may carry. */
import type { RecoveryData, Transaction, TransactionBasic } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { isBefore } from '../dates.ts'
import { inCodeList } from '../families/codes.ts'
import { dateRule, notBefore, notBeforeSibling, period } from '../families/dates.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { br060IncomeTypeInForce, br093NewIncomeType } from './br-060-income-type-in-force.ts'
import { br069NegativeAmount, br078NoNegativeTaxWithRecovery } from './br-069-negative-amount.ts'
import { describedParty } from './described-party.ts'
import type { ReportFacts } from './facts.ts'
import { benefitIncomeTypes } from './income-types.ts'
import { BENEFIT_UNIT, EARNING_PERIOD, INSURANCE, ORIG_PERIOD, PAYMENT_DATE, POLICY_HOLDER, RECOVERY_DATA, TRANSACTION, TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'

const FROM_2022 = { validFrom: '2022-01-01' }
const RECOVERY = `${TRANSACTION_BASIC}/Recovery`
const UNPROMPTED_REFUND = `${TRANSACTION_BASIC}/UnpromptedRefund`
const RECOURSE = `${TRANSACTION_BASIC}/Recourse`
/** Data under the inheritance and gift tax act are given. */
const WITH_INSURANCE_DATA: readonly (number | undefined)[] = [8, 9]

const takesNothingBack = (_facts: ReportFacts, { transactionCode }: TransactionBasic): boolean => benefitIncomeTypes.get(transactionCode)?.unjustEnrichmentRecoveryAllowed === false

/** The original payment or the beginning of the original period is no later than the day the money came back. */
const originalBeforeRecovery = (id: string, name: 'PaymentDate' | 'StartDate', key: 'paymentDate' | 'startDate'): CheckedRule<ReportFacts> => checked<ReportFacts, RecoveryData>(
  row(id, [`${ORIG_PERIOD}/${name}`, `${RECOVERY_DATA}/RecoveryDate`], FROM_2022), RECOVERY_DATA,
  ({ recoveryDate, origEarningPeriod }, _facts, place, rule) => {
    const original = origEarningPeriod[key]
    if (original !== undefined && isBefore(recoveryDate, original)) place.violates(rule, `OrigEarningPeriod/${name}`, original)
  },
)

export const transactionRules: readonly CheckedRule<ReportFacts>[] = [
  br060IncomeTypeInForce,
  mandatory('BR-061', EARNING_PERIOD, { because: [], when: () => true }),
  ...period<ReportFacts>(EARNING_PERIOD, { start: 'BR-062', end: 'BR-062' }),
  inCodeList('BR-064', `${TRANSACTION_BASIC}/TaxTreatment`, 'BenefitTaxTreatment'),
  mandatory('BR-065', BENEFIT_UNIT, {
    because: [TRANSACTION_CODE, PAYMENT_DATE],
    when: ({ delivery }, { transactionBasic }: Transaction) => {
      const from = benefitIncomeTypes.get(transactionBasic.transactionCode)?.benefitUnitRequiredFrom
      return from !== undefined && from <= delivery.codesDate
    },
  }),
  inCodeList('BR-066', `${BENEFIT_UNIT}/UnitCode`, 'BenefitUnitCode'),
  inCodeList('BR-068', `${TRANSACTION}/TransactionOther/NonresidentPensionBasis`, 'NonresidentPensionBasis'),
  br069NegativeAmount,

  mandatory('BR-070', RECOVERY_DATA, { because: [RECOVERY], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recovery === true }),
  forbidden('BR-071', RECOVERY_DATA, {
    because: [RECOVERY, UNPROMPTED_REFUND], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recovery !== true && transactionBasic.unpromptedRefund !== true,
  }),
  dateRule('BR-072', [`${RECOVERY_DATA}/RecoveryDate`, PAYMENT_DATE], FROM_2022, (recovered, { date }) => isBefore(date, recovered)),
  notBefore('BR-073', `${RECOVERY_DATA}/RecoveryDate`, '2021-01-01', FROM_2022),
  originalBeforeRecovery('BR-074', 'PaymentDate', 'paymentDate'),
  notBefore('BR-075', `${ORIG_PERIOD}/StartDate`, undefined, FROM_2022),
  originalBeforeRecovery('BR-075', 'StartDate', 'startDate'),
  notBeforeSibling('BR-076', `${ORIG_PERIOD}/EndDate`, 'StartDate'),
  forbidden('BR-077', `${TRANSACTION_BASIC}/UnjustEnrichment`, { because: [TRANSACTION_CODE], ...FROM_2022, when: takesNothingBack }),
  forbidden('BR-077', RECOVERY, { because: [TRANSACTION_CODE], ...FROM_2022, when: takesNothingBack }),
  br078NoNegativeTaxWithRecovery,

  mandatory('BR-080', `${TRANSACTION}/RecourseData`, { because: [RECOURSE], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recourse === true }),
  forbidden('BR-080', `${TRANSACTION}/RecourseData`, { because: [RECOURSE], when: (_facts, { transactionBasic }: Transaction) => transactionBasic.recourse !== true }),

  mandatory('BR-091', INSURANCE, {
    because: [`${TRANSACTION_BASIC}/TaxTreatment`], when: (_facts, { transactionBasic }: Transaction) => WITH_INSURANCE_DATA.includes(transactionBasic.taxTreatment),
  }),
  ...describedParty(POLICY_HOLDER, 'InsurancePolicyHolder', {
    ids: 'BR-092', type: 'BR-092', code: 'BR-092', country: 'BR-092', basic: 'BR-092', names: 'BR-092', birthDate: 'BR-092', gender: 'BR-092', address: 'BR-092',
  }, { types: 'IdType', hasOfficialCodes: false }),
  br093NewIncomeType,
]
