import type { SubOrg } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { PAYER, PAYMENT_PERIOD } from './paths.ts'

const GOVERNMENT_AGENCY = 3
const SUB_ORG = `${PAYER}/SubOrgs/SubOrg`

/** Type 1 depends on the report's policy (WR-088), type 2 is the payer's own list; so agencies remain. */
export const wr089SubOrgInItsList = checked<DeliveryFacts, SubOrg>(
  row('WR-089', [`${SUB_ORG}/Code`, `${SUB_ORG}/Type`, `${PAYMENT_PERIOD}/PaymentDate`], { asks: ['governmentAgencies'] }), SUB_ORG,
  ({ type, code }, { lists, date }, place, rule) => {
    if (type === GOVERNMENT_AGENCY && lists.governmentAgencies?.isValid(code, date) === false) place.violates(rule, 'Code', code)
  },
)
