import type { Absence } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ABSENCE } from './paths.ts'

/** Start and end of the reporting period come together or not at all; the violation names the one that is missing. */
export const wr358WholeReportingPeriod = checked<ReportFacts, Absence>(
  row('WR-358', [`${ABSENCE}/AbsenceRepStartDate`, `${ABSENCE}/AbsenceRepEndDate`], { errorCode: 'AV0250' }), ABSENCE,
  ({ absenceRepStartDate, absenceRepEndDate }, _facts, place, rule) => {
    if (absenceRepStartDate === undefined && absenceRepEndDate !== undefined) place.violates(rule, 'AbsenceRepStartDate')
    if (absenceRepEndDate === undefined && absenceRepStartDate !== undefined) place.violates(rule, 'AbsenceRepEndDate')
  },
)
