/** Absences, paid and unpaid, and the Kela applications on paid ones. */
import type { PaidAbsencePeriod } from '../../generated/types/wage-reports-to-ir-types.ts'
import { inCodeList } from '../families/codes.ts'
import { notBefore, notBeforeSibling, period } from '../families/dates.ts'
import { decimalWithin } from '../families/limits.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import type { CheckedRule } from '../tree.ts'
import { hasAnyKelaApplication, type ReportFacts } from './facts.ts'
import { ABSENCE, PAID_PERIOD, REIMB_PAYMENT_TYPE, UNPAID_PERIOD } from './paths.ts'
import { wr358WholeReportingPeriod } from './wr-358-whole-reporting-period.ts'
import { wr363AbsenceDays } from './wr-363-absence-days.ts'
import { wr368PaidPeriodsOverlap, wr369PaidAndUnpaidOverlap } from './wr-368-periods-overlap.ts'
import { wr373ReferenceOrSpecifier } from './wr-373-reference-or-specifier.ts'
import { wr375CauseOfDailyAllowance, wr376CauseOfFamilyLeave, wr386CauseOfDailyAllowanceFrom2025 } from './wr-375-cause-of-kela-application.ts'

const INFO = `${PAID_PERIOD}/PaidAbsencePeriodInfo`

export const absenceRules: readonly CheckedRule<ReportFacts>[] = [
  wr358WholeReportingPeriod,
  notBefore('WR-359', `${ABSENCE}/AbsenceRepStartDate`),
  notBeforeSibling('WR-360', `${ABSENCE}/AbsenceRepEndDate`, 'AbsenceRepStartDate'),

  ...period<ReportFacts>(UNPAID_PERIOD, { start: 'WR-361', end: 'WR-362' }),
  wr363AbsenceDays,
  inCodeList('WR-364', `${UNPAID_PERIOD}/CauseCode`, 'UnpaidAbsenceCauseCode'),

  ...period<ReportFacts>(PAID_PERIOD, { start: 'WR-365', end: 'WR-366' }),
  mandatory('WR-367', `${PAID_PERIOD}/EndDate`, { because: [REIMB_PAYMENT_TYPE], when: (_facts, absence: PaidAbsencePeriod) => hasAnyKelaApplication(absence) }),
  wr368PaidPeriodsOverlap,
  wr369PaidAndUnpaidOverlap,
  notBeforeSibling('WR-370', `${PAID_PERIOD}/AbsenceUntil`, 'StartDate', { errorCode: 'AV0220' }),
  inCodeList('WR-371', `${PAID_PERIOD}/CauseCode`, 'PaidAbsenceCauseCode', { errorCode: 'AV0130' }),
  decimalWithin('WR-372', `${PAID_PERIOD}/Amount`, 0, Infinity, { errorCode: 'AV0140' }),
  wr373ReferenceOrSpecifier,
  inCodeList('WR-374', REIMB_PAYMENT_TYPE, 'ReimbPaymentType', { errorCode: 'AV0200' }),
  wr375CauseOfDailyAllowance,
  wr376CauseOfFamilyLeave,
  wr386CauseOfDailyAllowanceFrom2025,
  forbidden('WR-377', INFO, { because: [`${PAID_PERIOD}/ReimbApp`], errorCode: 'AV0260', when: (_facts, { reimbApp }: PaidAbsencePeriod) => reimbApp === undefined }),
  forbidden('WR-385', INFO, { because: [], errorCode: 'AV0270', validUntil: '2020-12-31', when: () => true }),
]
