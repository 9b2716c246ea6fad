import type { DeliveryData, PayerSummaryReportsToIr, Report } from '../../../generated/types/payer-summary-reports-to-ir-types.ts'
import type { DeliveryRuleContext } from '../../delivery-facts.ts'
import { aSeparateDelivery } from '../a-separate-delivery.ts'

/** One small mistake, or something that looks like one and is right. */
export type SeparateCase = {
  /** rule that the delivery violates; undefined: it violates none */
  readonly violates: string | undefined
  readonly what: string
  /** where the violation is; left out where the rule names the place by itself */
  readonly at?: string
  readonly delivery: PayerSummaryReportsToIr
  readonly context: DeliveryRuleContext
}

export type CaseOptions = Partial<DeliveryRuleContext> & { readonly at?: string }

const USUAL_DATE = '2026-06-15'

export function deliveryCase(violates: string | undefined, what: string, change: (delivery: DeliveryData) => void, { at, ...context }: CaseOptions = {}): SeparateCase {
  return {
    violates, what, ...(at && { at }),
    delivery: aSeparateDelivery().with(change).build(),
    context: { today: USUAL_DATE, environment: 'test', reportsMax: 10_000, realTime: false, ...context },
  }
}

export const reportCase = (violates: string | undefined, what: string, change: (report: Report) => void, options?: CaseOptions): SeparateCase =>
  deliveryCase(violates, what, ({ reports }) => change(reports.report[0]!), options)
