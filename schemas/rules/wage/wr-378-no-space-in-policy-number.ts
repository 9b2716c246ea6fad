import type { AccidentInsurance } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ACCIDENT_INSURANCE } from './paths.ts'

/** Any Unicode white space; the exact list of characters is not known (D-94). */
const WHITE_SPACE = /[\s\p{White_Space}]/u

export const wr378NoSpaceInPolicyNo = checked<ReportFacts, AccidentInsurance>(
  row('WR-378', [`${ACCIDENT_INSURANCE}/AccInsPolicyNo`], { validFrom: '2023-01-01' }), ACCIDENT_INSURANCE,
  ({ accInsPolicyNo }, _facts, place, rule) => {
    if (WHITE_SPACE.test(accInsPolicyNo)) place.violates(rule, 'AccInsPolicyNo', accInsPolicyNo)
  },
)
