import type { PaidAbsencePeriods } from '../../generated/types/wage-reports-to-ir-types.ts'
import { isBefore } from '../dates.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import { hasAnyKelaApplication, type ReportFacts } from './facts.ts'
import { ABSENCE, EMPLOYMENT, PAID_PERIOD, REIMB_PAYMENT_TYPE } from './paths.ts'

/** No absence from work before there was any; without employment periods WR-157 has spoken. */
export const wr161KelaAbsenceWithinEmployment = checked<ReportFacts, PaidAbsencePeriods>(
  row('WR-161', [`${PAID_PERIOD}/StartDate`, `${EMPLOYMENT}/EmploymentPeriods/Period/StartDate`, REIMB_PAYMENT_TYPE]), `${ABSENCE}/PaidAbsence/PaidAbsencePeriods`,
  ({ paidAbsencePeriod }, { kela, report }, place, rule) => {
    const employment = report.incomeEarner.employment?.employmentPeriods?.period
    if (!kela || employment === undefined || employment.length === 0) return
    const earliest = employment.reduce((first, { startDate }) => (isBefore(startDate, first) ? startDate : first), employment[0]!.startDate)
    paidAbsencePeriod.forEach((period, i) => {
      if (hasAnyKelaApplication(period) && isBefore(period.startDate, earliest)) place.violates(rule, `PaidAbsencePeriod[${i + 1}]/StartDate`, period.startDate)
    })
  },
)
