import type { Transactions } from '../../generated/types/wage-reports-to-ir-types.ts'
import { row } from '../families/rows.ts'
import { checked } from '../tree.ts'
import type { ReportFacts } from './facts.ts'
import { benefitsBehind407, COLLECTED_FOR_OTHER_BENEFITS, MEAL_BENEFIT } from './income-types.ts'
import { TRANSACTION, TRANSACTION_CODE, TRANSACTIONS } from './paths.ts'

/**
 * A meal benefit collected at its taxable value leaves nothing to collect for with 407. Only if no other benefit is
 * there and every 334 row says TaxValue (D-78).
 */
export const wr236MealBenefitAtTaxValue = checked<ReportFacts, Transactions>(
  row('WR-236', [TRANSACTION_CODE, `${TRANSACTION}/MealBenefit/TaxValue`]), TRANSACTIONS,
  ({ transaction }, { incomeTypes }, place, rule) => {
    if (!incomeTypes.has(COLLECTED_FOR_OTHER_BENEFITS) || !incomeTypes.has(MEAL_BENEFIT)) return
    for (const code of benefitsBehind407) if (code !== MEAL_BENEFIT && incomeTypes.has(code)) return
    const isAtTaxValue = transaction.every(({ transactionBasic, mealBenefit }) => transactionBasic.transactionCode !== MEAL_BENEFIT || mealBenefit?.taxValue === true)
    if (!isAtTaxValue) return
    transaction.forEach(({ transactionBasic: { transactionCode } }, i) => {
      if (transactionCode === COLLECTED_FOR_OTHER_BENEFITS) place.violates(rule, `Transaction[${i + 1}]/TransactionBasic/TransactionCode`, transactionCode)
    })
  },
)
