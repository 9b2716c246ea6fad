import type { SubstitutePayer } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, isSameParty, PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { PAYER_IDS, SUBSTITUTE_PAYER } from './paths.ts'

/** The schema demands both already; a form that is being filled in may lack them. */
export const wr092SubstitutePayerIsWhole = checked<DeliveryFacts, Partial<SubstitutePayer>>(
  row('WR-092', [`${SUBSTITUTE_PAYER}/Acts`, `${SUBSTITUTE_PAYER}/EmployerId`]), SUBSTITUTE_PAYER,
  ({ acts, employerId }, _facts, place, rule) => {
    if (!acts) place.violates(rule, 'Acts')
    if (employerId === undefined) place.violates(rule, 'EmployerId')
  },
)

/** The group names the actual employer, for whom the payer stands in. */
export const wr101EmployerIsNotPayer = checked<DeliveryFacts, Partial<SubstitutePayer>>(
  row('WR-101', [`${SUBSTITUTE_PAYER}/EmployerId/Code`, `${PAYER_IDS}/Id/Code`]), SUBSTITUTE_PAYER,
  ({ employerId }, { payerParty }, place, rule) => {
    if (employerId?.type !== BUSINESS_ID && employerId?.type !== PERSONAL_IDENTITY_CODE) return
    if (payerParty.ids.some((id) => isSameParty(id, employerId))) place.violates(rule, 'EmployerId/Code', employerId.code)
  },
)
