import type { PensionInsurance } from '../../generated/types/wage-reports-to-ir-types.ts'
import { hasPolicyNoForm, isPolicyOf } from '../families/pension-policies.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { PAYMENT_PERIOD, PENSION_INSURANCE } from './paths.ts'

const POLICY_NO = `${PENSION_INSURANCE}/PensionPolicyNo`

/** Provider and policy number say the same; a number without the form of one is WR-198's, a provider of no list WR-196's. */
export const wr197ProviderOfPolicy = checked<ReportFacts, PensionInsurance>(
  row('WR-197', [`${PENSION_INSURANCE}/PensionProvIdCode`, POLICY_NO]), PENSION_INSURANCE,
  ({ pensionProvIdCode, pensionPolicyNo }, { codes }, place, rule) => {
    if (pensionProvIdCode === undefined || pensionPolicyNo === undefined) return
    if (!codes.PensionProvIdCode!.has(pensionProvIdCode) || !hasPolicyNoForm(pensionPolicyNo)) return
    if (!isPolicyOf(pensionPolicyNo, pensionProvIdCode)) place.violates(rule, 'PensionProvIdCode', pensionProvIdCode)
  },
)

/** The form at least (D-18); in the providers' list and valid on the payment date, where it is loaded. */
export const wr198PensionPolicyNo = checked<ReportFacts, PensionInsurance>(
  row('WR-198', [POLICY_NO, `${PAYMENT_PERIOD}/PaymentDate`], { asks: ['pensionPolicies'] }), PENSION_INSURANCE,
  ({ pensionPolicyNo }, { lists, date }, place, rule) => {
    if (pensionPolicyNo === undefined) return
    if (!hasPolicyNoForm(pensionPolicyNo) || lists.pensionPolicies?.isValid(pensionPolicyNo, date) === false) place.violates(rule, 'PensionPolicyNo', pensionPolicyNo)
  },
)
