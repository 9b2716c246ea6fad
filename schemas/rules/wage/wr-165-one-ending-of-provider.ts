import type { EmploymentEndings } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { BANK_OF_FINLAND, type ReportFacts } from './facts.ts'
import { EMPLOYMENT, PENSION_INSURANCE } from './paths.ts'

const ENDINGS = `${EMPLOYMENT}/EmploymentEndings`

/** Asked when endings are given (D-87): the provider's own list names the reason exactly once. */
const oneEndingOf = (id: string, type: number, isAsked: (facts: ReportFacts) => boolean): CheckedRule<ReportFacts> => checked<ReportFacts, EmploymentEndings>(
  row(id, [`${ENDINGS}/EmploymentEnding/Type`, `${PENSION_INSURANCE}/PensionProvIdCode`], { validFrom: '2022-01-01' }), ENDINGS,
  ({ employmentEnding }, facts, place, rule) => {
    if (isAsked(facts) && employmentEnding.filter((ending) => ending.type === type).length !== 1) place.violates(rule)
  },
)

export const wr165OneKevaEnding = oneEndingOf('WR-165', 1, ({ isKeva }) => isKeva)
export const wr166OneBankOfFinlandEnding = oneEndingOf('WR-166', 2, ({ provider }) => provider === BANK_OF_FINLAND)
