import type { Representative, ServiceRecipient } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { LEASED_WORK, WORK_COUNTRY } from './paths.ts'

const REPRESENTATIVE = `${LEASED_WORK}/Representative`
const SERVICE_RECIPIENT = `${WORK_COUNTRY}/ServiceRecipient`

/** Name and identifier; the schema demands both already, a form that is being filled in may lack them. */
export const wr302RepresentativeIsWhole = checked<ReportFacts, Partial<Representative>>(
  row('WR-302', [`${REPRESENTATIVE}/Name`, `${REPRESENTATIVE}/RepresentativeIds/Id`]), REPRESENTATIVE,
  ({ name, representativeIds }, _facts, place, rule) => {
    if (!name) place.violates(rule, 'Name')
    if (!representativeIds?.id.length) place.violates(rule, 'RepresentativeIds')
  },
)

export const wr343ServiceRecipientIsWhole = checked<ReportFacts, Partial<ServiceRecipient>>(
  row('WR-343', [`${SERVICE_RECIPIENT}/ServiceRecipientIds/Id`, `${SERVICE_RECIPIENT}/Name`]), SERVICE_RECIPIENT,
  ({ name, serviceRecipientIds }, _facts, place, rule) => {
    if (!name) place.violates(rule, 'Name')
    if (!serviceRecipientIds?.id.length) place.violates(rule, 'ServiceRecipientIds')
  },
)
