import type { PensionInsurance } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { PENSION_INSURANCE } from './paths.ts'

const EMPLOYEE = 1
const MYEL = 2
const YEL = 3
const ELEMENTS = [`${PENSION_INSURANCE}/PensionProvIdCode`, `${PENSION_INSURANCE}/PensionPolicyNo`, `${PENSION_INSURANCE}/PensionActCode`]

export const wr191PolicyOfEmployee = checked<ReportFacts, PensionInsurance>(
  row('WR-191', ELEMENTS), PENSION_INSURANCE,
  ({ pensionActCode, pensionProvIdCode, pensionPolicyNo }, _facts, place, rule) => {
    if (pensionActCode !== EMPLOYEE) return
    if (pensionProvIdCode === undefined) place.violates(rule, 'PensionProvIdCode')
    if (pensionPolicyNo === undefined) place.violates(rule, 'PensionPolicyNo')
  },
)

/** Entrepreneurs insure themselves: the payer has no policy to name. */
const noPolicy = (id: string, act: number): CheckedRule<ReportFacts> => checked<ReportFacts, PensionInsurance>(
  row(id, ELEMENTS), PENSION_INSURANCE,
  ({ pensionActCode, pensionProvIdCode, pensionPolicyNo }, _facts, place, rule) => {
    if (pensionActCode !== act) return
    if (pensionProvIdCode !== undefined) place.violates(rule, 'PensionProvIdCode', pensionProvIdCode)
    if (pensionPolicyNo !== undefined) place.violates(rule, 'PensionPolicyNo', pensionPolicyNo)
  },
)

export const wr192NoPolicyOfMyel = noPolicy('WR-192', MYEL)
export const wr193NoPolicyOfYel = noPolicy('WR-193', YEL)
