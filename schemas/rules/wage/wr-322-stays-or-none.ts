import type { StayPeriodsInFinland } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isAbsent, row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { REPORT } from './paths.ts'

const STAYS = `${REPORT}/StayPeriodsInFinland`

/** Asked whenever the group is given (D-87): stays, or the statement that there are none. */
export const wr322StaysOrNone = checked<ReportFacts, StayPeriodsInFinland>(
  row('WR-322', [`${STAYS}/NoStayPeriods`, `${STAYS}/Period`]), STAYS,
  ({ noStayPeriods, period }, _facts, place, rule) => {
    if ((noStayPeriods === true) === !isAbsent(period)) place.violates(rule)
  },
)
