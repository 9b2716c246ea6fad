import type { Id } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, partyKey } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { knownBusinessIds } from '../party-facts.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER_IDS, PAYER_IDS } from './paths.ts'

const ELEMENTS = [`${EARNER_IDS}/Id/Code`, `${PAYER_IDS}/Id`]

/** Nobody pays wages to oneself. By key, not pair by pair: both lists can be long. */
export const wr060EarnerIsNotPayer = checked<ReportFacts, Id>(
  row('WR-060', ELEMENTS), `${EARNER_IDS}/Id`,
  (id, { delivery }, place, rule) => {
    if (delivery.payerKeys.has(partyKey(id))) place.violates(rule, 'Code', id.code)
  },
)

/** A sole trader's Business ID and the same person's personal identity code; judged only where the pair is known (D-18). */
export const wr061EarnerIsAnotherCustomer = checked<ReportFacts, Id>(
  row('WR-061', ELEMENTS, { asks: ['businessIdsOf'] }), `${EARNER_IDS}/Id`,
  (id, { delivery, lists }, place, rule) => {
    if (lists.businessIdsOf === undefined) return
    const isPayer = delivery.payerKnownKeys.has(partyKey(id))
      || knownBusinessIds(id, lists).some((code) => delivery.payerKeys.has(partyKey({ type: BUSINESS_ID, code })))
    if (isPayer) place.violates(rule, 'Code', id.code)
  },
)
