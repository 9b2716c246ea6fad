import type { Transaction, Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { formatHundredths, type Hundredths } from '../../value-types.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { benefitsBehind407, CAR_BENEFIT, COLLECTED_FOR_CAR_BENEFIT, COLLECTED_FOR_OTHER_BENEFITS, DEDUCTION_BEFORE_WITHHOLDING, incomeBehind419 } from './income-types.ts'
import { TRANSACTION_BASIC, TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'

/** What each deduction is taken from. All rows count, also of unjust enrichment and recovery; what is missing is 0 (D-77). */
const BASES: ReadonlyMap<number, ReadonlySet<number>> = new Map([
  [COLLECTED_FOR_CAR_BENEFIT, new Set([CAR_BENEFIT])],
  [COLLECTED_FOR_OTHER_BENEFITS, benefitsBehind407],
  [DEDUCTION_BEFORE_WITHHOLDING, incomeBehind419],
])

const ELEMENTS = [`${TRANSACTION_BASIC}/Amount`, TRANSACTION_CODE]

function sumOf(transactions: readonly Transaction[], codes: ReadonlySet<number>): Hundredths {
  let sum = 0
  for (const { transactionBasic: { transactionCode, amount } } of transactions) if (amount !== undefined && codes.has(transactionCode)) sum += amount
  return sum
}

const limit = (id: string, code: number): CheckedRule<ReportFacts> => checked<ReportFacts, Transactions>(
  row(id, ELEMENTS), TRANSACTIONS,
  ({ transaction }, { incomeTypes }, place, rule) => {
    if (!incomeTypes.has(code)) return
    const base = sumOf(transaction, BASES.get(code)!)
    transaction.forEach(({ transactionBasic: { transactionCode, amount } }, i) => {
      if (transactionCode === code && amount !== undefined && amount > base) place.violates(rule, `Transaction[${i + 1}]/TransactionBasic/Amount`, formatHundredths(amount))
    })
  },
)

export const wr245CarBenefitLimit = limit('WR-245', COLLECTED_FOR_CAR_BENEFIT)
export const wr246OtherBenefitsLimit = limit('WR-246', COLLECTED_FOR_OTHER_BENEFITS)
export const wr247DeductionLimit = limit('WR-247', DEDUCTION_BEFORE_WITHHOLDING)

/** Several rows of one deduction, each within the limit, exceed it together. Named is the last of them, with their sum. */
export const wr248LimitOfSum = checked<ReportFacts, Transactions>(
  row('WR-248', ELEMENTS), TRANSACTIONS,
  ({ transaction }, { incomeTypes }, place, rule) => {
    for (const [code, baseTypes] of BASES) {
      if (!incomeTypes.has(code)) continue
      const rows = transaction.flatMap(({ transactionBasic: { transactionCode } }, i) => (transactionCode === code ? [i + 1] : []))
      if (rows.length < 2) continue
      const sum = sumOf(transaction, new Set([code]))
      if (sum > sumOf(transaction, baseTypes)) place.violates(rule, `Transaction[${rows.at(-1)}]/TransactionBasic/Amount`, formatHundredths(sum))
    }
  },
)
