import { isSameParty } from '#schemas/parties.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/**
 * BR-008 (D-42): creator and owner have each confirmed that they report benefits. Only an organisation with a Business ID can
 * confirm; of a foreign payer nothing is asked, as it has no place to confirm at.
 */
export const benefitsAreConfirmed: ReceptionCheck = ({ delivery, unconfirmed }) => {
  const ruleId = delivery.kind.rules.benefitsConfirmed
  if (ruleId === undefined) return []
  const { deliveryDataCreator: creator, deliveryDataOwner: owner } = delivery.value.deliveryData
  return [
    ...(unconfirmed.creator ? [violation(ruleId, 'DeliveryData/DeliveryDataCreator/Code', creator.code)] : []),
    ...(unconfirmed.owner && !isSameParty(creator, owner) ? [violation(ruleId, 'DeliveryData/DeliveryDataOwner/Code', owner.code)] : []),
  ]
}
