import { isSameParty } from '#schemas/parties.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/**
 * WR-022, WR-024 / PR-046 (D-41): delivering for another payer, or for one without an identifier, needs the purpose
 * "on behalf of another" in the creator's interface application. The e-service has checked the mandate (D-54).
 */
export const creatorMayDeliverForOthers: ReceptionCheck = ({ delivery, rights }) => {
  if (delivery.sender.eService || rights?.purposes.includes('on-behalf')) return []
  const { deliveryDataCreator, deliveryDataOwner } = delivery.value.deliveryData
  if (!isSameParty(deliveryDataCreator, deliveryDataOwner)) {
    return [violation(delivery.kind.rules.mayDeliverForOthers, 'DeliveryData/DeliveryDataCreator')]
  }
  if (delivery.kind.payerHasNoId(delivery.value)) {
    return [violation(delivery.kind.rules.providerOfPayerWithoutId, 'DeliveryData/DeliveryDataOwner')]
  }
  return []
}
