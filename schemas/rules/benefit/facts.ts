/** What the rules ask again and again, worked out once per delivery and once per report. */
import type { BenefitReportsToIr, Report } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { BUSINESS_ID } from '../../parties.ts'
import { addDays, DAYS_AHEAD_MAX } from '../dates.ts'
import { rulesDate, type DeliveryRuleContext, type DeliveryRuleFacts } from '../delivery-facts.ts'
import type { ExternalLists } from '../external-lists.ts'
import type { CodesInForce, RuleFacts } from '../facts.ts'
import { partyFacts, type PartyFacts } from '../party-facts.ts'

export type DeliveryFacts = DeliveryRuleFacts & {
  readonly delivery: BenefitReportsToIr
  readonly payerBusinessIds: ReadonlySet<string>
  /** on which income types must be in force */
  readonly codesDate: string
}

export type ReportFacts = RuleFacts & {
  readonly delivery: DeliveryFacts
  readonly report: Report
  readonly earner: PartyFacts
  readonly nonResident: boolean
  /** Some income type is recovered, or was refunded unprompted */
  readonly givesBack: boolean
}

const NO_LISTS: ExternalLists = {}

export function deliveryFacts(delivery: BenefitReportsToIr, context: DeliveryRuleContext, codes: CodesInForce): DeliveryFacts {
  const { payer, paymentDate } = delivery.deliveryData
  return {
    delivery, context, codes,
    payerParty: partyFacts(payer.payerIds.id, undefined, codes, codes.BenefitPayerIdType!),
    payerBusinessIds: new Set(payer.payerIds.id.filter(({ type }) => type === BUSINESS_ID).map(({ code }) => code)),
    today: context.today,
    latestDate: addDays(context.today, DAYS_AHEAD_MAX),
    date: paymentDate,
    codesDate: rulesDate(paymentDate, context),
    environment: context.environment,
    lists: context.lists ?? NO_LISTS,
  }
}

export function reportFacts(report: Report, delivery: DeliveryFacts): ReportFacts {
  const { incomeEarnerIds, incomeEarnerBasic, internationalData } = report.incomeEarner
  const { codes, today, latestDate, date, environment, lists } = delivery
  return {
    delivery, report, codes, today, latestDate, date, environment, lists,
    earner: partyFacts(incomeEarnerIds?.id, incomeEarnerBasic?.missingId, codes, codes.BenefitIncomeEarnerIdType!),
    nonResident: internationalData?.nonResident === true,
    givesBack: report.transactions.transaction.some(({ transactionBasic }) => transactionBasic.recovery === true || transactionBasic.unpromptedRefund === true),
  }
}
