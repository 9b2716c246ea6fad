/** What was taken from an income type, for whom, and of which benefit. */
import type { Deduction } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { inCodeList } from '../families/codes.ts'
import { notBeforeSibling } from '../families/dates.ts'
import { mandatory } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import { br083DeductionOfIncomeType } from './br-060-income-type-in-force.ts'
import { br082DeductionsWithinAmount } from './br-069-negative-amount.ts'
import { describedParty } from './described-party.ts'
import type { DeliveryFacts, ReportFacts } from './facts.ts'
import { BENEFICIARY, DEDUCTION } from './paths.ts'

/** Payment demand, and recourses against taxable and tax-exempt income: somebody else gets the money. */
const TYPES_FOR_OTHERS: readonly number[] = [4, 10, 11]

export const deductionRules: readonly CheckedRule<ReportFacts>[] = [
  inCodeList('BR-081', `${DEDUCTION}/DeductionType`, 'DeductionType'),
  br082DeductionsWithinAmount,
  br083DeductionOfIncomeType,
  inCodeList('BR-086', `${BENEFICIARY}/IncomeBeneficiaryBasic/IncomeBeneficiaryType`, 'IncomeBeneficiaryType'),
  ...describedParty(BENEFICIARY, 'IncomeBeneficiary', {
    ids: 'BR-087', type: 'BR-087', code: 'BR-087', country: 'BR-087', basic: 'BR-087', names: 'BR-087', birthDate: 'BR-087', gender: 'BR-087', address: 'BR-087',
  }, { types: 'IdType', hasOfficialCodes: false }),
  notBeforeSibling('BR-089', `${DEDUCTION}/OrigBenefitEarningPeriod/EndDate`, 'StartDate'),
  notBeforeSibling('BR-090', `${DEDUCTION}/RemittancePeriod/EndDate`, 'StartDate'),
]

/** Which deduction types demand a substitute recipient is not written anywhere, so it is only advised (D-103). */
export const br085RecipientOfOthersMoney = mandatory<DeliveryFacts>('BR-085', BENEFICIARY, {
  because: [`${DEDUCTION}/DeductionType`], level: 'guidance', when: (_facts, { deductionType }: Deduction) => TYPES_FOR_OTHERS.includes(deductionType),
})
