/** What a replacement of a separate report must leave as it was; contact persons, names, address and amounts may change. */
import type { Payer, PayerSummaryReportsToIr, Report } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { monthStart } from '../dates.ts'
import { changedData, frozen, groupsKey, idsKey, type Frozen } from '../families/frozen-data.ts'
import type { Rule, Violation } from '../rule.ts'
import { ACCIDENT_INSURANCE, PAYER_IDS, PAYMENT_MONTH, PENSION_INSURANCE } from './paths.ts'

export type StoredSeparateReport = { readonly report: Report; readonly payer: Payer }

const groupOf = (entry: string) => entry.slice(0, entry.lastIndexOf('/'))

const frozenData: readonly Frozen<StoredSeparateReport>[] = [
  frozen('SR-051', PAYER_IDS, ({ payer }) => idsKey(payer.payerIds?.id)),
  frozen('SR-100', groupOf(PENSION_INSURANCE), ({ payer }) => groupsKey(payer.pensionInsurances?.pensionInsurance)),
  frozen('SR-110', groupOf(ACCIDENT_INSURANCE), ({ payer }) => groupsKey(payer.accidentInsurances?.accidentInsurance, ({ accInsProvId }) => accInsProvId)),
  frozen('SR-132', PAYMENT_MONTH, ({ report }) => monthStart(report.paymentMonth)),
]

export const replacementRules: readonly Rule[] = frozenData.map(({ rule }) => rule)

/**
 * @param current the delivery, the replacing report in it and its 0-based place
 * @param previous newest stored version of the report that is replaced
 */
export const checkReplacement = (current: { readonly delivery: PayerSummaryReportsToIr; readonly report: Report; readonly index: number }, previous: StoredSeparateReport): Violation[] =>
  changedData(frozenData, current, { report: current.report, payer: current.delivery.deliveryData.payer }, previous)
