import type { Payer } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { deliveryHasKelaApplication, type DeliveryFacts } from './facts.ts'
import { PAYER, PAYER_IDS, REIMB_PAYMENT_TYPE } from './paths.ts'

/** Kela pays to payers it can identify: one Kela application anywhere in the delivery asks for a Finnish identifier (D-81). */
export const wr062PayerIdForKela = checked<DeliveryFacts, Payer>(
  row('WR-062', [`${PAYER_IDS}/Id/Type`, REIMB_PAYMENT_TYPE], { errorCode: 'AV0280' }), PAYER,
  (_payer, facts, place, rule) => {
    if (facts.payerParty.isClear && !facts.payerParty.hasFinnishId && deliveryHasKelaApplication(facts)) place.violates(rule, 'PayerIds')
  },
)
