/** What the rules ask again and again, worked out once per delivery and once per report. */
import type { PaidAbsencePeriod, Payer, Report, WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { BUSINESS_ID, partyKey } from '../../parties.ts'
import { addDays, DAYS_AHEAD_MAX } from '../dates.ts'
import type { ExternalLists } from '../external-lists.ts'
import type { DeliveryRuleContext, DeliveryRuleFacts } from '../delivery-facts.ts'
import type { CodesInForce, RuleFacts } from '../facts.ts'
import { KEVA_PROVIDERS } from '../families/pension-policies.ts'
import { knownBusinessIds, partyFacts, type PartyFacts } from '../party-facts.ts'

export type DeliveryFacts = DeliveryRuleFacts & {
  readonly delivery: WageReportsToIr
  readonly payer: Payer
  /** Keys of the payer's identifiers, and of Business IDs that are known to be the payer's own */
  readonly payerKeys: ReadonlySet<string>
  readonly payerKnownKeys: ReadonlySet<string>
  readonly payerTypes: ReadonlySet<number>
  /** Names and address of the payer are demanded: as of any party, and of a temporary employer */
  readonly payerMustBeDescribed: boolean
  readonly substitutePayerActs: boolean
}

export type ReportFacts = RuleFacts & {
  readonly delivery: DeliveryFacts
  readonly report: Report
  readonly earner: PartyFacts
  readonly nonResident: boolean
  readonly exceptions: ReadonlySet<number>
  readonly earnerTypes: ReadonlySet<number>
  readonly forms: ReadonlySet<number>
  /** PensionProvIdCode */
  readonly provider: number | undefined
  /** The provider is Keva (20, 24, 25, 29, 30) */
  readonly isKeva: boolean
  readonly incomeTypes: ReadonlySet<number>
  readonly hasRecovery: boolean
  /** A paid absence carries a Kela application of type 1 or 2 */
  readonly kela: boolean
  /** … of type 2, family leave compensation */
  readonly kelaFamilyLeave: boolean
}

export const KELA_DAILY_ALLOWANCE = 1
export const KELA_FAMILY_LEAVE = 2
export const TEMPORARY_EMPLOYER = 3
export const BANK_OF_FINLAND = 27
export const SEAFARERS_PENSION_FUND = 34

const NONE: ReadonlySet<number> = new Set()
const NO_LISTS: ExternalLists = {}

const setOf = (codes: readonly number[] | undefined): ReadonlySet<number> => (codes === undefined || codes.length === 0 ? NONE : new Set(codes))

export function deliveryFacts(delivery: WageReportsToIr, context: DeliveryRuleContext, codes: CodesInForce): DeliveryFacts {
  const { payer, paymentPeriod } = delivery.deliveryData
  const payerParty = partyFacts(payer.payerIds?.id, payer.payerBasic?.missingId, codes)
  const payerTypes = setOf(payer.payerOther?.payerTypes.code)
  const lists = context.lists ?? NO_LISTS
  return {
    delivery, context, codes, payer, payerParty, payerTypes, lists,
    payerKeys: new Set(payerParty.ids.map(partyKey)),
    payerKnownKeys: new Set(payerParty.ids.flatMap((id) => knownBusinessIds(id, lists).map((code) => partyKey({ type: BUSINESS_ID, code })))),
    today: context.today,
    latestDate: addDays(context.today, DAYS_AHEAD_MAX),
    date: paymentPeriod.paymentDate,
    environment: context.environment,
    payerMustBeDescribed: payerParty.mustBeDescribed || payerTypes.has(TEMPORARY_EMPLOYER),
    substitutePayerActs: payer.substitutePayer?.acts === true,
  }
}

export function reportFacts(report: Report, delivery: DeliveryFacts): ReportFacts {
  const { incomeEarnerIds, incomeEarnerBasic, insuranceExceptions, incomeEarnerOther, internationalData, pensionInsurance } = report.incomeEarner
  let incomeTypes = NONE
  let hasRecovery = false
  if (report.transactions !== undefined) {
    const types = new Set<number>()
    for (const { transactionBasic } of report.transactions.transaction) {
      types.add(transactionBasic.transactionCode)
      if (transactionBasic.recovery) hasRecovery = true
    }
    incomeTypes = types
  }
  const provider = pensionInsurance?.pensionProvIdCode
  const kelaFamilyLeave = hasKelaApplication(report, KELA_FAMILY_LEAVE)
  return {
    delivery, report, provider, incomeTypes, hasRecovery, kelaFamilyLeave,
    codes: delivery.codes,
    today: delivery.today,
    latestDate: delivery.latestDate,
    date: delivery.date,
    environment: delivery.environment,
    lists: delivery.lists,
    earner: partyFacts(incomeEarnerIds?.id, incomeEarnerBasic?.missingId, delivery.codes),
    nonResident: internationalData?.nonResident === true,
    exceptions: setOf(insuranceExceptions?.exceptionCode),
    earnerTypes: setOf(incomeEarnerOther?.incomeEarnerTypes?.incomeEarnerType),
    forms: setOf(internationalData?.workForm?.formCode),
    isKeva: provider !== undefined && KEVA_PROVIDERS.has(provider),
    kela: kelaFamilyLeave || hasKelaApplication(report, KELA_DAILY_ALLOWANCE),
  }
}

/** Does any report of the delivery apply for a Kela benefit of type 1 or 2? */
export const deliveryHasKelaApplication = ({ delivery }: Pick<DeliveryFacts, 'delivery'>): boolean =>
  delivery.deliveryData.reports.report.some((report) => hasKelaApplication(report, KELA_DAILY_ALLOWANCE) || hasKelaApplication(report, KELA_FAMILY_LEAVE))

/** Does the report apply for a Kela benefit? @param type ReimbPaymentType */
export function hasKelaApplication(report: Report, type: number): boolean {
  const periods = report.absence?.paidAbsence?.paidAbsencePeriods.paidAbsencePeriod
  return periods !== undefined && periods.some((period) => appliesFor(period, type))
}

export const appliesFor = ({ reimbApp }: Pick<PaidAbsencePeriod, 'reimbApp'>, type: number): boolean =>
  reimbApp !== undefined && reimbApp.reimbPayment.some(({ paymentType }) => paymentType === type)

export const hasAnyKelaApplication = (period: Pick<PaidAbsencePeriod, 'reimbApp'>): boolean =>
  appliesFor(period, KELA_DAILY_ALLOWANCE) || appliesFor(period, KELA_FAMILY_LEAVE)
