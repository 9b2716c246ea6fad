import type { IncomeEarner } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { EARNER, EARNER_TYPE, EXCEPTION_CODE, PENSION_INSURANCE } from './paths.ts'

const MYEL = 2
const YEL = 3
const ENTREPRENEUR_WITHOUT_OBLIGATION = 14
/** No obligation to insure: pension, accident and occupational disease, unemployment. */
const NO_PENSION_ACCIDENT_UNEMPLOYMENT = [3, 4, 5]
/** … and health, each said for itself, or all four at once with code 1. */
const NONE_EACH_SAID = [2, 3, 4, 5]
const NONE_AT_ONCE = 1

/** Who is insured as an entrepreneur is not insured as this payer's employee. */
export const wr209ExceptionsOfEntrepreneur = checked<ReportFacts, IncomeEarner>(
  row('WR-209', [EXCEPTION_CODE, `${PENSION_INSURANCE}/PensionActCode`]), EARNER,
  ({ pensionInsurance }, { exceptions }, place, rule) => {
    const isEntrepreneur = pensionInsurance?.pensionActCode === MYEL || pensionInsurance?.pensionActCode === YEL
    if (isEntrepreneur && !NO_PENSION_ACCIDENT_UNEMPLOYMENT.every((code) => exceptions.has(code))) place.violates(rule, 'InsuranceExceptions')
  },
)

export const wr210ExceptionsWithoutObligation = checked<ReportFacts, IncomeEarner>(
  row('WR-210', [EXCEPTION_CODE, EARNER_TYPE], { validFrom: '2022-01-01' }), EARNER,
  (_earner, { earnerTypes, exceptions }, place, rule) => {
    if (!earnerTypes.has(ENTREPRENEUR_WITHOUT_OBLIGATION)) return
    if (!exceptions.has(NONE_AT_ONCE) && !NONE_EACH_SAID.every((code) => exceptions.has(code))) place.violates(rule, 'InsuranceExceptions')
  },
)
