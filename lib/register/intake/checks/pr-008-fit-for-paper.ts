import { paperDataTypes } from '#schemas/channels.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { ReceptionCheck } from '../reception-check.ts'

/** PR-008: of what is reported, only wages and the employer's separate reports are taken on paper; benefits never are. */
export const fitForPaper: ReceptionCheck = ({ delivery: { channel, value } }) => {
  const { deliveryDataType } = value.deliveryData
  return channel === 'paper' && !paperDataTypes.has(deliveryDataType) ? [violation('PR-008', 'DeliveryData/DeliveryDataType', String(deliveryDataType))] : []
}
