import type { Deduction, Transaction, TransactionBasic } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { mayBeIncomeType } from './income-types.ts'
import { DEDUCTION, ORIG_PERIOD, TRANSACTION, TRANSACTION_BASIC, TRANSACTION_CODE } from './paths.ts'

/** In force on the payment date; for a recovery when the benefit was first paid, or on any day it was earned (D-84). */
export const br060IncomeTypeInForce = checked<ReportFacts, Transaction>(
  row('BR-060', [TRANSACTION_CODE, ORIG_PERIOD]), TRANSACTION,
  ({ transactionBasic: { transactionCode: code, recovery }, recoveryData }, { delivery: { codesDate } }, place, rule) => {
    const original = recovery ? recoveryData?.origEarningPeriod : undefined
    const isAccepted = original === undefined ? mayBeIncomeType(code, codesDate)
      : original.paymentDate !== undefined ? mayBeIncomeType(code, original.paymentDate) : mayBeIncomeType(code, original.startDate, original.endDate)
    if (!isAccepted) place.violates(rule, 'TransactionBasic/TransactionCode', code)
  },
)

export const br083DeductionOfIncomeType = checked<ReportFacts, Deduction>(
  row('BR-083', [`${DEDUCTION}/DeductionTransactionCode`]), DEDUCTION,
  ({ deductionTransactionCode: code }, { delivery: { codesDate } }, place, rule) => {
    if (!mayBeIncomeType(code, codesDate)) place.violates(rule, 'DeductionTransactionCode', code)
  },
)

export const br093NewIncomeType = checked<ReportFacts, TransactionBasic>(
  row('BR-093', [`${TRANSACTION_BASIC}/RetroactiveTransactionCode`]), TRANSACTION_BASIC,
  ({ retroactiveTransactionCode: code }, { delivery: { codesDate } }, place, rule) => {
    if (code !== undefined && !mayBeIncomeType(code, codesDate)) place.violates(rule, 'RetroactiveTransactionCode', code)
  },
)
