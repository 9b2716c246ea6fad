import type { OrigPaymentPeriod, Transaction } from '../../generated/types/wage-reports-to-ir-types.ts'
import type { CodeListName } from '../../code-lists.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { incomeTypes, isInForceWithin } from './income-types.ts'
import { ORIG_PERIOD, TRANSACTION, TRANSACTION_CODE } from './paths.ts'

const INCOME_TYPES: CodeListName = 'TransactionCode.wages'
/** From here on WR-381 asks about every original period of a recovery. */
const EVERY_PERIOD_FROM = '2025-01-01'

/** The original payment date decides, or any day of the original period where that is not said. */
const wasInForce = (code: number, { paymentDate, startDate, endDate }: OrigPaymentPeriod): boolean =>
  paymentDate !== undefined ? isInForceWithin(code, paymentDate, paymentDate) : isInForceWithin(code, startDate, endDate)

/** In the list and in force: on the payment date, for a recovery when the income was first paid (D-84). */
export const wr235IncomeTypeInForce: CheckedRule<ReportFacts> & { codeList: CodeListName } = {
  codeList: INCOME_TYPES,
  ...checked<ReportFacts, Transaction>(
    row('WR-235', [TRANSACTION_CODE, ORIG_PERIOD], { allows: { kind: 'code-list', list: INCOME_TYPES, when: 'in-force' } }), TRANSACTION,
    ({ transactionBasic: { transactionCode: code, recovery }, recoveryData }, { codes, date }, place, rule) => {
      const periods = recovery ? recoveryData?.origPaymentPeriods.origPaymentPeriod : undefined
      const isAccepted = periods === undefined ? codes[INCOME_TYPES]!.has(code)
        : incomeTypes.has(code) && (date >= EVERY_PERIOD_FROM || periods.some((period) => wasInForce(code, period)))
      if (!isAccepted) place.violates(rule, 'TransactionBasic/TransactionCode', code)
    },
  ),
}

export const wr381InForceInEveryPeriod = checked<ReportFacts, Transaction>(
  row('WR-381', [TRANSACTION_CODE, ORIG_PERIOD], { validFrom: EVERY_PERIOD_FROM }), TRANSACTION,
  ({ transactionBasic: { transactionCode: code, recovery }, recoveryData }, _facts, place, rule) => {
    if (!recovery || recoveryData === undefined || !incomeTypes.has(code)) return
    if (!recoveryData.origPaymentPeriods.origPaymentPeriod.every((period) => wasInForce(code, period))) place.violates(rule, 'TransactionBasic/TransactionCode', code)
  },
)
