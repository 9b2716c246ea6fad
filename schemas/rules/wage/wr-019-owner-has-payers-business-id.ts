import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, isSameParty } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY, PAYER_IDS } from './paths.ts'

/** A payer with several identifiers owns its deliveries under its Business ID, so that they form one queue. */
export const wr019OwnerHasPayersBusinessId = checked<DeliveryFacts, DeliveryData>(
  row('WR-019', [`${DELIVERY}/DeliveryDataOwner`, `${PAYER_IDS}/Id`]), DELIVERY,
  ({ deliveryDataOwner: owner }, { payerParty, codes }, place, rule) => {
    if (!codes.IdType!.has(owner.type)) return
    const businessIds = payerParty.ids.filter(({ type }) => type === BUSINESS_ID)
    if (businessIds.length > 0 && !businessIds.some((id) => isSameParty(id, owner))) place.violates(rule, 'DeliveryDataOwner/Code', owner.code)
  },
)
