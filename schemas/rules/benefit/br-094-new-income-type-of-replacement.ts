import type { Report } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { DeliveryFacts } from './facts.ts'
import { REPORT, REPORT_DATA, TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'
import { REPLACEMENT } from './report-data.ts'

/** An income changes its type by a replacement of the report that told of it, and into another type. */
export const br094NewIncomeTypeOfReplacement = checked<DeliveryFacts, Report>(
  row('BR-094', [`${TRANSACTION_BASIC}/RetroactiveTransactionCode`, TRANSACTION_CODE, `${REPORT_DATA}/ActionCode`], { level: 'guidance' }), REPORT,
  ({ reportData, transactions }, _facts, place, rule) => {
    transactions.transaction.forEach(({ transactionBasic: { transactionCode, retroactiveTransactionCode: changed } }, index) => {
      if (changed === undefined || (reportData.actionCode === REPLACEMENT && changed !== transactionCode)) return
      place.violates(rule, `Transactions/Transaction[${index + 1}]/TransactionBasic/RetroactiveTransactionCode`, changed)
    })
  },
)
