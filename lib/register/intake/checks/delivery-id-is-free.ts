import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/** WR-013 / PR-030 (D-31): a used DeliveryId is refused, and the answer says what became of the first delivery. */
export const deliveryIdIsFree: ReceptionCheck = ({ delivery, first }) => {
  if (!first) return []
  return [{
    ...violation(delivery.kind.rules.deliveryIdUnique, 'DeliveryData/DeliveryId', delivery.value.deliveryData.deliveryId),
    details: `IRDeliveryId ${first.irDeliveryId}, received ${first.receivedAt.toISOString()}, DeliveryDataStatus ${first.status}`,
  }]
}
