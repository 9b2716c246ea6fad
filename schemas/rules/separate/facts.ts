/** What the rules ask again and again, worked out once per delivery, per target month and per report. */
import type { Code } from '../../code-list.ts'
import { codeLists } from '../../code-lists.ts'
import type { Payer, PayerSummaryReportsToIr, Report } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { addDays, DAYS_AHEAD_MAX, monthNumber, monthOf, monthStart } from '../dates.ts'
import type { DeliveryRuleContext, DeliveryRuleFacts } from '../delivery-facts.ts'
import type { ExternalLists } from '../external-lists.ts'
import type { CodesInForce, RuleFacts } from '../facts.ts'
import { KEVA_PROVIDERS } from '../families/pension-policies.ts'
import { partyFacts } from '../party-facts.ts'

export type DeliveryFacts = DeliveryRuleFacts & {
  readonly delivery: PayerSummaryReportsToIr
  readonly payer: Payer
  /** A pension insurance is with Keva (20, 24, 25, 29, 30) */
  readonly hasKeva: boolean
}

export type ReportFacts = RuleFacts & {
  readonly delivery: DeliveryFacts
  readonly report: Report
  /** Months from the current one to the target month; negative for the past */
  readonly monthsAhead: number
  /** What the list says of the report's income types; types of no list are left out (D-06) */
  readonly incomeTypes: readonly IncomeType[]
  /** Every day of it is looked at where the payer's data must be valid on any day of the month (D-96) */
  readonly payerInMonth: PayerInMonth
}

/** Faults of the payer's data that depend on the target month: places in the payer's lists, the same for all reports of a month. */
export type PayerInMonth = {
  readonly policiesNotValid: readonly number[]
  readonly policiesOfOtherReporters: readonly number[]
  readonly subOrgsNotValid: readonly number[]
  readonly personsAsInsurers: readonly number[]
}

/** An income type of the code file, with what is demanded of it. */
export type IncomeType = Code & { readonly amountRequired: boolean; readonly forbiddenWith?: readonly string[]; readonly maxMonthsAhead: number }

const incomeTypes = new Map((codeLists['TransactionCode.separate'].codes as readonly IncomeType[]).map((type) => [Number(type.code), type]))

/** Undefined when the list has no such income type. */
export const incomeTypeOf = (code: number): IncomeType | undefined => incomeTypes.get(code)

const NO_LISTS: ExternalLists = {}

/** @param codes in force on any day of any target month of the delivery (D-14, D-15) */
export function deliveryFacts(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext, codes: CodesInForce): DeliveryFacts {
  const { payer } = delivery.deliveryData
  return {
    delivery, context, codes, payer,
    payerParty: partyFacts(payer.payerIds?.id, payer.payerBasic?.missingId, codes),
    hasKeva: payer.pensionInsurances?.pensionInsurance.some(({ pensionProvIdCode }) => KEVA_PROVIDERS.has(pensionProvIdCode)) ?? false,
    lists: context.lists ?? NO_LISTS,
    today: context.today,
    latestDate: addDays(context.today, DAYS_AHEAD_MAX),
    date: context.today,
    environment: context.environment,
  }
}

/** @param codes in force on any day of the target month */
export function reportFacts(report: Report, delivery: DeliveryFacts, codes: CodesInForce, payerInMonth: PayerInMonth): ReportFacts {
  const { paymentMonth, transactions } = report
  const types = new Set<IncomeType>()
  for (const { transactionBasic } of transactions.transaction) {
    const type = incomeTypeOf(transactionBasic.summaryTransactionCode)
    if (type) types.add(type)
  }
  return {
    delivery, report, codes, payerInMonth,
    monthsAhead: monthNumber(paymentMonth) - monthNumber(monthOf(delivery.today)),
    incomeTypes: [...types],
    lists: delivery.lists,
    today: delivery.today,
    latestDate: delivery.latestDate,
    date: monthStart(paymentMonth),
    environment: delivery.environment,
  }
}
