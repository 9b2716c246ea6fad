import type { Transaction, TransactionBasic } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { formatHundredths } from '../../value-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { benefitIncomeTypes, MAY_BE_NEGATIVE, TAX_AT_SOURCE, WITHHOLDING } from './income-types.ts'
import { DEDUCTION, TRANSACTION, TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'

const AMOUNT = `${TRANSACTION_BASIC}/Amount`

/** Of a type that the list has not, nobody knows (D-100). */
export const br069NegativeAmount = checked<ReportFacts, TransactionBasic>(
  row('BR-069', [AMOUNT, TRANSACTION_CODE]), TRANSACTION_BASIC,
  ({ transactionCode, amount }, _facts, place, rule) => {
    if (amount < 0 && benefitIncomeTypes.has(transactionCode) && !MAY_BE_NEGATIVE.has(transactionCode)) place.violates(rule, 'Amount', formatHundredths(amount))
  },
)

/** Tax that goes back with a recovery is said in the recovery's own data. */
export const br078NoNegativeTaxWithRecovery = checked<ReportFacts, TransactionBasic>(
  row('BR-078', [AMOUNT, TRANSACTION_CODE, `${TRANSACTION_BASIC}/Recovery`, `${TRANSACTION_BASIC}/UnpromptedRefund`], { validFrom: '2022-01-01' }), TRANSACTION_BASIC,
  ({ transactionCode, amount }, { givesBack }, place, rule) => {
    if (givesBack && amount < 0 && (transactionCode === WITHHOLDING || transactionCode === TAX_AT_SOURCE)) place.violates(rule, 'Amount', formatHundredths(amount))
  },
)

/** What is taken from an income may be all of it, but no more. */
export const br082DeductionsWithinAmount = checked<ReportFacts, Transaction>(
  row('BR-082', [`${DEDUCTION}/Amount`, AMOUNT]), TRANSACTION,
  ({ transactionBasic, deductions }, _facts, place, rule) => {
    if (deductions === undefined) return
    const sum = deductions.deduction.reduce((total, { amount }) => total + amount, 0)
    if (sum > transactionBasic.amount) place.violates(rule, 'Deductions', formatHundredths(sum))
  },
)
