import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isSameParty } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY, PAYER_BASIC } from './paths.ts'

/** A payer without an identifier cannot own a delivery: owner, creator and sender are all the provider. */
export const wr025CreatorOfUnidentifiedPayer = checked<DeliveryFacts, DeliveryData>(
  row('WR-025', [`${DELIVERY}/DeliveryDataCreator`, `${DELIVERY}/DeliveryDataOwner`, `${PAYER_BASIC}/MissingId`]), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator }, { payerParty }, place, rule) => {
    if (payerParty.missingId && !isSameParty(owner, creator)) place.violates(rule, 'DeliveryDataCreator/Code', creator.code)
  },
)
