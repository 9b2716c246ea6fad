/** The report itself: which one it is, its target month and its income types. */
import type { Report, ReportData, TransactionBasic } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { inCodeList } from '../families/codes.ts'
import { integerWithin, referenceCharacters } from '../families/limits.ts'
import { forbidden, mandatory } from '../families/presence.ts'
import { row } from '../families/rows.ts'
import { checked, type CheckedRule } from '../tree.ts'
import { incomeTypeOf, type ReportFacts } from './facts.ts'
import { payerInMonthRules } from './payer-in-month.ts'
import { PAYMENT_MONTH, REPORT, REPORT_DATA, TRANSACTION_BASIC, TRANSACTIONS } from './paths.ts'

const NEW_REPORT = 1
const REPLACEMENT = 2
const NO_WAGES = '101'
const FIRST_YEAR = 2019

const ACTION = `${REPORT_DATA}/ActionCode`
const REPORT_ID = `${REPORT_DATA}/ReportId`
const IR_REPORT_ID = `${REPORT_DATA}/IRReportId`
const CODE = `${TRANSACTION_BASIC}/SummaryTransactionCode`
const isNew = (_facts: ReportFacts, { actionCode }: ReportData): boolean => actionCode === NEW_REPORT

/** How far ahead the target month may lie hangs on the income types (code file): six months if no wages are paid, else one. */
const monthAhead = (id: string, holdsOf: (facts: ReportFacts) => boolean): CheckedRule<ReportFacts> => checked<ReportFacts, Report>(
  row(id, [PAYMENT_MONTH, TRANSACTIONS], { level: 'item' }), REPORT,
  ({ paymentMonth: { year, month } }, facts, place, rule) => {
    if (facts.incomeTypes.length === 0 || !holdsOf(facts)) return
    if (facts.monthsAhead > Math.min(...facts.incomeTypes.map(({ maxMonthsAhead }) => maxMonthsAhead))) place.violates(rule, 'PaymentMonth', `${month}/${year}`)
  },
)
const onlyNoWages = ({ incomeTypes }: ReportFacts): boolean => incomeTypes.every(({ code }) => code === NO_WAGES)

/** "No wages paid" excludes every other income type of the report. */
const sr142NoWagesAlone = checked<ReportFacts, Report>(
  row('SR-142', [CODE]), REPORT,
  ({ transactions: { transaction } }, { incomeTypes }, place, rule) => {
    if (!incomeTypes.some(({ code }) => code === NO_WAGES)) return
    transaction.forEach(({ transactionBasic: { summaryTransactionCode: code } }, index) => {
      if (incomeTypeOf(code)?.forbiddenWith?.includes(NO_WAGES)) place.violates(rule, `Transactions/Transaction[${index + 1}]/TransactionBasic/SummaryTransactionCode`, code)
    })
  },
)

export const itemRules: readonly CheckedRule<ReportFacts>[] = [
  inCodeList('SR-121', ACTION, 'ActionCode'),
  // A replacement without any reference lacks either of the two, so both places are named.
  mandatory('SR-122', IR_REPORT_ID, { because: [REPORT_ID, ACTION], when: (_facts, { actionCode, reportId }: ReportData) => actionCode === REPLACEMENT && reportId === undefined }),
  forbidden('SR-123', IR_REPORT_ID, { because: [ACTION], when: isNew }),
  mandatory('SR-124', REPORT_ID, {
    because: [IR_REPORT_ID, ACTION], when: (_facts, { actionCode, irReportId }: ReportData) => actionCode === NEW_REPORT || (actionCode === REPLACEMENT && irReportId === undefined),
  }),
  integerWithin('SR-126', `${REPORT_DATA}/ReportVersion`, 1),
  forbidden('SR-127', `${REPORT_DATA}/ReportVersion`, { because: [ACTION], when: isNew }),
  referenceCharacters('SR-128', REPORT_ID),

  monthAhead('SR-130', onlyNoWages),
  monthAhead('SR-131', (facts) => !onlyNoWages(facts)),
  integerWithin('SR-134', `${PAYMENT_MONTH}/Year`, FIRST_YEAR),

  inCodeList('SR-141', CODE, 'TransactionCode.separate'),
  sr142NoWagesAlone,
  mandatory('SR-143', `${TRANSACTION_BASIC}/Amount`, {
    because: [CODE], when: (_facts, { summaryTransactionCode }: TransactionBasic) => incomeTypeOf(summaryTransactionCode)?.amountRequired ?? false,
  }),
  ...payerInMonthRules,
]
