import type { IncomeEarnerIds } from '../../generated/types/wage-reports-to-ir-types.ts'
import { birthDateOf } from '../../identifier-checks.ts'
import { PERSONAL_IDENTITY_CODE } from '../../parties.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER_IDS } from './paths.ts'

/** Several codes are an old and a new one of the same person. Codes that are wrong in themselves are left to WR-123. */
export const wr119CodesOfOneBirthDate = checked<ReportFacts, IncomeEarnerIds>(
  row('WR-119', [`${EARNER_IDS}/Id/Code`, `${EARNER_IDS}/Id/Type`]), EARNER_IDS,
  ({ id: ids }, _facts, place, rule) => {
    if (ids.length < 2) return
    let first: string | undefined
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]!.type !== PERSONAL_IDENTITY_CODE) continue
      const birthDate = birthDateOf(ids[i]!.code)
      first ??= birthDate
      if (birthDate !== undefined && birthDate !== first) place.violates(rule, `Id[${i + 1}]/Code`)
    }
  },
)
