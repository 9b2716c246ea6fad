import type { Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { ALL_INSURANCES } from './income-types.ts'
import { TRANSACTION, TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'
import { seriesGroups } from './transaction-groups.ts'

const INCLUSION = `${TRANSACTION}/InsuranceData/TransactionInclusion`

/** [rule, part of 101, InsuranceCodes one of which 101 then excludes] */
const PARTS: readonly (readonly [string, number, readonly number[]])[] = [
  ['WR-252', 102, [ALL_INSURANCES, 2]],
  ['WR-253', 103, [ALL_INSURANCES]],
  ['WR-254', 104, [ALL_INSURANCES, 3]],
  ['WR-255', 105, [ALL_INSURANCES, 5]],
  ['WR-256', 106, [ALL_INSURANCES, 6]],
]

/** Where a part says the base of a contribution, the total must say that it is not the base itself: no euro counts twice. */
export const totalWithoutPartRules: readonly CheckedRule<ReportFacts>[] = PARTS.map(([id, part, insuranceCodes]) => checked<ReportFacts, Transactions>(
  row(id, [TRANSACTION_CODE, `${INCLUSION}/InsuranceCode`, `${INCLUSION}/Included`]), TRANSACTIONS,
  (transactions, { incomeTypes }, place, rule) => {
    if (!incomeTypes.has(part)) return
    for (const { totals, parts } of seriesGroups(transactions)) {
      if (!parts.some(({ transaction }) => transaction.transactionBasic.transactionCode === part)) continue
      for (const { transaction: { insuranceData }, index } of totals) {
        const isExcluded = insuranceData?.transactionInclusion.some(({ insuranceCode, included }) => !included && insuranceCodes.includes(insuranceCode)) ?? false
        if (!isExcluded) place.violates(rule, `Transaction[${index + 1}]/InsuranceData`)
      }
    }
  },
))
