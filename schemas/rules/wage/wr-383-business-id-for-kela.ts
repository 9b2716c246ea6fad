import type { Payer } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { deliveryHasKelaApplication, type DeliveryFacts } from './facts.ts'
import { PAYER, PAYER_IDS, REIMB_PAYMENT_TYPE } from './paths.ts'

/** Kela's own advice, whose beginning is not known: it warns and never rejects (D-81). */
export const wr383BusinessIdForKela = checked<DeliveryFacts, Payer>(
  row('WR-383', [`${PAYER_IDS}/Id/Type`, REIMB_PAYMENT_TYPE], { level: 'guidance', validFrom: '2025-01-01' }), PAYER,
  (_payer, facts, place, rule) => {
    const hasBusinessId = facts.payerParty.ids.some(({ type }) => type === BUSINESS_ID)
    // Without any Finnish identifier it is an error, which WR-062 reports.
    if (!hasBusinessId && facts.payerParty.hasFinnishId && deliveryHasKelaApplication(facts)) place.violates(rule, 'PayerIds')
  },
)
