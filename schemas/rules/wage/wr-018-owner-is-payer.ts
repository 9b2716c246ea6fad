import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isSameParty } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY, PAYER_IDS } from './paths.ts'

/**
 * The owner decides queue and rights (D-11), so it must be the payer. An identifier of unknown type, of either,
 * is reported as such and not compared: a wrong payer type is found in processing, not at reception.
 */
export const wr018OwnerIsPayer = checked<DeliveryFacts, DeliveryData>(
  row('WR-018', [`${DELIVERY}/DeliveryDataOwner`, `${PAYER_IDS}/Id`]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty, codes }, place, rule) => {
    if (payerParty.ids.length === 0 || !payerParty.isClear || !codes.IdType!.has(owner.type)) return
    if (!payerParty.ids.some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)
