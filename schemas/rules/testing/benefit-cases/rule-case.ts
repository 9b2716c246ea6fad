import type { BenefitReportsToIr, DeliveryData, Report, Transaction } from '../../../generated/types/benefit-reports-to-ir-types.ts'
import type { DeliveryRuleContext } from '../../delivery-facts.ts'
import { aBenefitDelivery } from '../a-benefit-delivery.ts'

/** One small mistake, or something that looks like one and is right. */
export type BenefitCase = {
  /** rule that the delivery violates; undefined: it violates none */
  readonly violates: string | undefined
  readonly what: string
  readonly delivery: BenefitReportsToIr
  readonly context: DeliveryRuleContext
  /** official code of the case, where the rule has several */
  readonly code?: string
}

export type CaseOptions = Partial<DeliveryRuleContext> & {
  /** payment date; "today" is the same day */
  readonly paidOn?: string
  readonly code?: string
}

const USUAL_DATE = '2026-06-15'

export function deliveryCase(violates: string | undefined, what: string, change: (delivery: DeliveryData) => void, { paidOn = USUAL_DATE, code, ...context }: CaseOptions = {}): BenefitCase {
  return {
    violates, what, ...(code && { code }),
    delivery: aBenefitDelivery().paidOn(paidOn).with(change).build(),
    context: { today: paidOn, environment: 'test', reportsMax: 10_000, realTime: false, ...context },
  }
}

export const reportCase = (violates: string | undefined, what: string, change: (report: Report) => void, options?: CaseOptions): BenefitCase =>
  deliveryCase(violates, what, ({ reports }) => change(reports.report[0]!), options)

/** A change to the report's income, a pension. */
export const rowCase = (violates: string | undefined, what: string, change: (row: Transaction) => void, options?: CaseOptions): BenefitCase =>
  reportCase(violates, what, ({ transactions }) => change(transactions.transaction[0]!), options)
