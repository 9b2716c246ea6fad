import type { PensionInsurance } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { TEMPORARY_EMPLOYER, type ReportFacts } from './facts.ts'
import { PAYER_TYPE, PAYMENT_PERIOD, PENSION_INSURANCE } from './paths.ts'

const POLICY_NO = `${PENSION_INSURANCE}/PensionPolicyNo`
const PROVIDER = `${PENSION_INSURANCE}/PensionProvIdCode`

/** Each provider has one policy number for all employers without a contract; which one, its list says. */
export const wr091TemporaryEmployersPolicy = checked<ReportFacts, PensionInsurance>(
  row('WR-091', [POLICY_NO, PROVIDER, PAYER_TYPE], { asks: ['temporaryEmployerPolicies'] }), PENSION_INSURANCE,
  ({ pensionPolicyNo, pensionProvIdCode }, { delivery, lists, date }, place, rule) => {
    if (lists.temporaryEmployerPolicies === undefined || pensionPolicyNo === undefined || pensionProvIdCode === undefined) return
    if (delivery.payerTypes.has(TEMPORARY_EMPLOYER) && !lists.temporaryEmployerPolicies.isGeneric(pensionPolicyNo, pensionProvIdCode, date)) {
      place.violates(rule, 'PensionPolicyNo', pensionPolicyNo)
    }
  },
)

/** The other way round: who uses such a number says to be a temporary employer, and uses one of today. */
export const wr199PayerIsTemporaryEmployer = checked<ReportFacts, PensionInsurance>(
  row('WR-199', [POLICY_NO, PROVIDER, PAYER_TYPE, `${PAYMENT_PERIOD}/PaymentDate`], { asks: ['temporaryEmployerPolicies'] }), PENSION_INSURANCE,
  ({ pensionPolicyNo, pensionProvIdCode }, { delivery, lists, date }, place, rule) => {
    if (lists.temporaryEmployerPolicies === undefined || pensionPolicyNo === undefined || pensionProvIdCode === undefined) return
    if (!lists.temporaryEmployerPolicies.wasEverGeneric(pensionPolicyNo)) return
    const isRight = delivery.payerTypes.has(TEMPORARY_EMPLOYER) && lists.temporaryEmployerPolicies.isGeneric(pensionPolicyNo, pensionProvIdCode, date)
    if (!isRight) place.violates(rule, 'PensionPolicyNo', pensionPolicyNo)
  },
)
