import type { DeliveryData, Id, Report, WageReportsToIr } from '../../../generated/types/wage-reports-to-ir-types.ts'
import type { DeliveryRuleContext } from '../../delivery-facts.ts'
import { aWageDelivery, type WageReportBuilder } from '../a-delivery.ts'

/** One small mistake, or something that looks like one and is right. */
export type RuleCase = {
  /** rule that the delivery violates; undefined: it violates none */
  readonly violates: string | undefined
  readonly what: string
  readonly delivery: WageReportsToIr
  readonly context: DeliveryRuleContext
  /** Only a form in progress looks like this; as a message the schema refuses it. */
  readonly isUnfinished: boolean
}

export type CaseOptions = Partial<DeliveryRuleContext> & {
  /** payment date; "today" is the same day */
  readonly paidOn?: string
  readonly delivery?: (delivery: DeliveryData) => void
  readonly isUnfinished?: boolean
}

const USUAL_DATE = '2026-06-15'

export function itemCase(violates: string | undefined, what: string, change: (report: WageReportBuilder) => void, { paidOn = USUAL_DATE, delivery = () => {}, isUnfinished = false, ...context }: CaseOptions = {}): RuleCase {
  return {
    violates, what, isUnfinished,
    delivery: aWageDelivery().paidOn(paidOn).with(delivery).withReport(change).build(),
    context: { today: paidOn, environment: 'test', reportsMax: 10_000, realTime: false, ...context },
  }
}

/** A change to the report itself, beside its usual rows. */
export const reportCase = (violates: string | undefined, what: string, change: (report: Report) => void, options?: CaseOptions): RuleCase =>
  itemCase(violates, what, (report) => report.with(change), options)

/** A change to what the reports share. */
export const deliveryCase = (violates: string | undefined, what: string, change: (delivery: DeliveryData) => void, options: CaseOptions = {}): RuleCase =>
  itemCase(violates, what, () => {}, { ...options, delivery: change })

/** The payer, under this identifier alone, makes and sends the delivery itself. */
export const ofPayer = (party: Id) => (delivery: DeliveryData): void => {
  for (const role of ['Owner', 'Creator', 'Sender'] as const) delivery[`deliveryData${role}`] = { ...party }
  delivery.payer.payerIds = { id: [{ ...party }] }
}
