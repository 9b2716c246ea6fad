import type { Report, WorkPeriodInFinland } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER_TYPE, FORM_CODE, INTERNATIONAL, REPORT } from './paths.ts'

const LEASED_EMPLOYEE_NOTICE = 4
const LEASED_EMPLOYEE_LIVING_ABROAD = 5
const PERIOD = `${REPORT}/WorkPeriodsInFinland/WorkPeriodInFinland`

/** At least one working period says what is asked; how much each must say besides is left to the reporter. */
const onePeriodSays = (
  id: string, element: 'StartDate' | 'WorkDays', because: readonly string[], says: (period: WorkPeriodInFinland) => boolean, isAsked: (facts: ReportFacts) => boolean,
): CheckedRule<ReportFacts> => checked<ReportFacts, Report>(
  row(id, [`${PERIOD}/${element}`, ...because]), REPORT,
  ({ workPeriodsInFinland }, facts, place, rule) => {
    if (isAsked(facts) && !workPeriodsInFinland?.workPeriodInFinland.some(says)) place.violates(rule, 'WorkPeriodsInFinland')
  },
)

export const wr325StartOfWorkInFinland = onePeriodSays(
  'WR-325', 'StartDate', [FORM_CODE], ({ startDate }) => startDate !== undefined, ({ forms }) => forms.has(LEASED_EMPLOYEE_NOTICE))

export const wr326WorkDaysInFinland = onePeriodSays(
  'WR-326', 'WorkDays', [EARNER_TYPE, `${INTERNATIONAL}/NonResident`, `${INTERNATIONAL}/SubToWithhold`], ({ workDays }) => workDays !== undefined,
  ({ earnerTypes, nonResident, report }) => earnerTypes.has(LEASED_EMPLOYEE_LIVING_ABROAD) && nonResident && report.incomeEarner.internationalData?.subToWithhold !== true)
