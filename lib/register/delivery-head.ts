import { partyKey, type PartyId } from '#schemas/parties.ts'

/** The general data of a delivery, as received: echoed unchanged in every answer (PR-071, PR-091). */
export type DeliveryHead = {
  timestamp: string
  source?: string
  deliveryDataType: number
  deliveryId: string
  faultyControl?: number
  productionEnvironment: boolean
  deliveryDataOwner: PartyId
  deliveryDataCreator: PartyId
  deliveryDataSender: PartyId
}

/** Invalidations may leave FaultyControl out: nothing is done by halves then (PR-042, D-36). */
export const FAULTY_CONTROL_DEFAULT = 2

/** Only the general data, without what follows it in the message. */
export function headOf(deliveryData: DeliveryHead): DeliveryHead {
  const { timestamp, source, deliveryDataType, deliveryId, faultyControl, productionEnvironment, deliveryDataOwner, deliveryDataCreator, deliveryDataSender } = deliveryData
  return {
    timestamp,
    ...(source === undefined ? {} : { source }),
    deliveryDataType,
    deliveryId,
    ...(faultyControl === undefined ? {} : { faultyControl }),
    productionEnvironment,
    deliveryDataOwner,
    deliveryDataCreator,
    deliveryDataSender,
  }
}

export const ownerKeyOf = (head: DeliveryHead): string => partyKey(head.deliveryDataOwner)
