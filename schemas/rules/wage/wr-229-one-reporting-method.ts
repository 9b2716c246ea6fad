import type { Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { incomeTypes } from './income-types.ts'
import { TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'

/** Wages are reported as a total (method 1) or itemised (method 2). The violation names the first row of the second method. */
export const wr229OneReportingMethod = checked<ReportFacts, Transactions>(
  row('WR-229', [TRANSACTION_CODE]), TRANSACTIONS,
  ({ transaction }, _facts, place, rule) => {
    let method: string | undefined
    for (let i = 0; i < transaction.length; i++) {
      const code = transaction[i]!.transactionBasic.transactionCode
      const { reportingMethod } = incomeTypes.get(code) ?? { reportingMethod: 'separate' }
      if (reportingMethod === 'separate') continue
      method ??= reportingMethod
      if (reportingMethod !== method) return place.violates(rule, `Transaction[${i + 1}]/TransactionBasic/TransactionCode`, code)
    }
  },
)
