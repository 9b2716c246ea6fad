import { row } from '../families/rows.ts'
import type { PayerTypes } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { PAYER_TYPE } from './paths.ts'

const HOUSEHOLD = 2
const EMPLOYER_POOL = 10
const PAYER_TYPES = PAYER_TYPE.slice(0, PAYER_TYPE.lastIndexOf('/'))

/** Of all payer types only these two are told here, as far as they are in force (D-15). */
export const sr090PayerTypes = {
  ...checked<DeliveryFacts, PayerTypes>(
    row('SR-090', [PAYER_TYPE]), PAYER_TYPES,
    ({ code }, { codes }, place, rule) => {
      for (let i = 0; i < code.length; i++) {
        const type = code[i]!
        if ((type !== HOUSEHOLD && type !== EMPLOYER_POOL) || !codes.PayerType!.has(type)) place.violates(rule, `Code[${i + 1}]`, type)
      }
    },
  ),
  codeList: 'PayerType' as const,
}

/** Accepted, and counted once (D-85). */
export const sr091PayerTypeTwice = checked<DeliveryFacts, PayerTypes>(
  row('SR-091', [PAYER_TYPE], { level: 'guidance' }), PAYER_TYPES,
  ({ code }, _facts, place, rule) => {
    const seen = new Set<number>()
    for (let i = 0; i < code.length; i++) {
      if (seen.has(code[i]!)) place.violates(rule, `Code[${i + 1}]`, code[i])
      seen.add(code[i]!)
    }
  },
)
