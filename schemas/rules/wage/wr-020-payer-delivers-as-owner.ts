import type { DeliveryData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isSameParty } from '../../parties.ts'
import { areSameCustomer } from '../families/identifiers.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { DELIVERY } from './paths.ts'

/**
 * A payer that delivers its own data is creator under the identifier it is owner under. A creator that is nobody we
 * know as the payer is a service provider, whose right WR-022 asks for.
 */
export const wr020PayerDeliversAsOwner = checked<DeliveryFacts, DeliveryData>(
  row('WR-020', [`${DELIVERY}/DeliveryDataCreator`, `${DELIVERY}/DeliveryDataOwner`]), DELIVERY,
  ({ deliveryDataOwner: owner, deliveryDataCreator: creator }, facts, place, rule) => {
    if (isSameParty(creator, owner) || facts.payerParty.missingId) return
    const isPayer = facts.payerParty.ids.some((id) => isSameParty(id, creator)) || areSameCustomer(owner, creator, facts)
    if (isPayer) place.violates(rule, 'DeliveryDataCreator/Code', creator.code)
  },
)
