import type { TransactionBasic } from '../../generated/types/wage-reports-to-ir-types.ts'
import { formatHundredths } from '../../value-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { incomeTypes, TAX_AT_SOURCE, WITHHOLDING } from './income-types.ts'
import { TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'

/** The types that may be negative are a closed list, so a type of which it is not known may not (D-92). */
export const wr243NegativeAmount = checked<ReportFacts, TransactionBasic>(
  row('WR-243', [`${TRANSACTION_BASIC}/Amount`, TRANSACTION_CODE], { errorCode: 'BEV0100' }), TRANSACTION_BASIC,
  ({ transactionCode, amount }, _facts, place, rule) => {
    if (amount === undefined || amount >= 0) return
    const type = incomeTypes.get(transactionCode)
    if (type !== undefined && type.negativeAmountAllowed !== true) place.violates(rule, 'Amount', formatHundredths(amount))
  },
)

/** Tax that goes back with a recovery is said in the recovery's own data. */
export const wr244NoNegativeTaxWithRecovery = checked<ReportFacts, TransactionBasic>(
  row('WR-244', [`${TRANSACTION_BASIC}/Amount`, TRANSACTION_CODE, `${TRANSACTION_BASIC}/Recovery`], { validFrom: '2022-01-01' }), TRANSACTION_BASIC,
  ({ transactionCode, amount }, { hasRecovery }, place, rule) => {
    if (amount === undefined || amount >= 0 || !hasRecovery) return
    if (transactionCode === WITHHOLDING || transactionCode === TAX_AT_SOURCE) place.violates(rule, 'Amount', formatHundredths(amount))
  },
)
