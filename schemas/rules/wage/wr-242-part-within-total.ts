import type { Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { formatHundredths } from '../../value-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { TOTAL_WAGES } from './income-types.ts'
import { TRANSACTION_BASIC, TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'
import { seriesGroups } from './transaction-groups.ts'

/** Each part against 101 of its own group (D-76). A group without 101 or without its amount is other rules' matter. */
export const wr242PartWithinTotal = checked<ReportFacts, Transactions>(
  row('WR-242', [`${TRANSACTION_BASIC}/Amount`, TRANSACTION_CODE]), TRANSACTIONS,
  (transactions, { incomeTypes }, place, rule) => {
    if (!incomeTypes.has(TOTAL_WAGES)) return
    for (const { totals, parts } of seriesGroups(transactions)) {
      const amounts = totals.map(({ transaction }) => transaction.transactionBasic.amount).filter((amount) => amount !== undefined)
      if (amounts.length === 0) continue
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      for (const { transaction: { transactionBasic: { amount } }, index } of parts) {
        if (amount !== undefined && amount > total) place.violates(rule, `Transaction[${index + 1}]/TransactionBasic/Amount`, formatHundredths(amount))
      }
    }
  },
)
