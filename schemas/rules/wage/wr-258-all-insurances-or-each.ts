import type { InsuranceData } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ALL_INSURANCES } from './income-types.ts'
import { TRANSACTION } from './paths.ts'

const EACH: readonly number[] = [2, 3, 5, 6]
const DATA = `${TRANSACTION}/InsuranceData`

/** Code 1 speaks for all insurances at once, so none of them is said again. */
export const wr258AllInsurancesOrEach = checked<ReportFacts, InsuranceData>(
  row('WR-258', [`${DATA}/TransactionInclusion/InsuranceCode`]), DATA,
  ({ transactionInclusion }, _facts, place, rule) => {
    if (!transactionInclusion.some(({ insuranceCode }) => insuranceCode === ALL_INSURANCES)) return
    transactionInclusion.forEach(({ insuranceCode }, i) => {
      if (EACH.includes(insuranceCode)) place.violates(rule, `TransactionInclusion[${i + 1}]/InsuranceCode`, insuranceCode)
    })
  },
)
