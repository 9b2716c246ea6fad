import type { Absence } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ABSENCE, PAID_PERIOD, UNPAID_PERIOD } from './paths.ts'

/** Of unpaid and of paid absences (D-86). */
export const wr363AbsenceDays = checked<ReportFacts, Absence>(
  row('WR-363', [`${UNPAID_PERIOD}/AbsenceDays`, `${PAID_PERIOD}/AbsenceDays`], { errorCode: 'AV0150' }), ABSENCE,
  ({ unpaidAbsence, paidAbsence }, _facts, place, rule) => {
    unpaidAbsence?.unpaidAbsencePeriods.unpaidAbsencePeriod.forEach(({ absenceDays }, i) => {
      if (absenceDays !== undefined && absenceDays < 0) place.violates(rule, `UnpaidAbsence/UnpaidAbsencePeriods/UnpaidAbsencePeriod[${i + 1}]/AbsenceDays`, absenceDays)
    })
    paidAbsence?.paidAbsencePeriods.paidAbsencePeriod.forEach(({ absenceDays }, i) => {
      if (absenceDays !== undefined && absenceDays < 0) place.violates(rule, `PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod[${i + 1}]/AbsenceDays`, absenceDays)
    })
  },
)
