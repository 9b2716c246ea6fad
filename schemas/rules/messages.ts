/**
 * The rules of each message that brings a delivery: one row per root element. Whoever judges a delivery (form,
 * upload, command line, register) looks its root up here.
 */
import type { BenefitReportsToIr } from '../generated/types/benefit-reports-to-ir-types.ts'
import type { InvalidationsToIr } from '../generated/types/invalidations-to-ir-types.ts'
import type { PayerSummaryReportsToIr } from '../generated/types/payer-summary-reports-to-ir-types.ts'
import type { WageReportsToIr } from '../generated/types/wage-reports-to-ir-types.ts'
import { adviseReplacements, benefitGuidance, checkBenefitCommon, checkBenefitHead, checkBenefitReports } from './benefit/index.ts'
import { benefitRules } from './benefit/rules.ts'
import type { DeliveryRuleContext } from './delivery-facts.ts'
import { checkInvalidationHead, checkInvalidationItems } from './invalidations/index.ts'
import { ITEM } from './invalidations/paths.ts'
import { invalidationRules } from './invalidations/rules.ts'
import type { Rule, Violation } from './rule.ts'
import { checkSeparateCommon, checkSeparateHead, checkSeparateReports, separateGuidance } from './separate/index.ts'
import { REPORT as SEPARATE_REPORT } from './separate/paths.ts'
import { separateRules } from './separate/rules.ts'
import { checkWageCommon, checkWageHead, checkWageReports, wageGuidance } from './wage/index.ts'
import { REPORT } from './wage/paths.ts'
import { wageRules } from './wage/rules.ts'

export type { DeliveryRuleContext } from './delivery-facts.ts'

/** A delivery is an object of the generated types of its message; it has passed its schema. */
export type MessageRules<Delivery extends object = object> = {
  /** Prefix of the rules' ids: `WR` */
  readonly prefix: string
  /** The whole table of the message's own rules */
  readonly rules: readonly Rule[]
  /** Rule of who signed the message; its own where it has one, else PR-045 */
  readonly signerRuleId: string
  /** Rules of the head (status 4) */
  checkHead(delivery: Delivery, context: DeliveryRuleContext): Violation[]
  /** Rules of what the items share (status 5) */
  checkCommon(delivery: Delivery, context: DeliveryRuleContext): Violation[]
  /** Rules of each item. @returns by the item's place; empty lists for good items */
  checkItems(delivery: Delivery, context: DeliveryRuleContext): Violation[][]
  /** Advice that rejects nothing */
  guidance(delivery: Delivery, context: DeliveryRuleContext): Violation[]
  /** Advice on replacements that rejects nothing. @param previous what the reports say that are replaced, in the same order */
  adviseReplacements?(delivery: Delivery, previous: Delivery): Violation[]
  /** Path of the items, without positions */
  readonly itemsPath: string
  /** The client's reference of an item (ItemId of the feedback). @param index from 0 */
  itemIdOf(delivery: Delivery, index: number): string | undefined
}

const wages: MessageRules<WageReportsToIr> = {
  prefix: 'WR',
  rules: wageRules,
  signerRuleId: 'WR-045',
  checkHead: checkWageHead,
  checkCommon: checkWageCommon,
  checkItems: checkWageReports,
  guidance: wageGuidance,
  itemsPath: REPORT,
  itemIdOf: ({ deliveryData }, index) => deliveryData.reports.report[index]?.reportData.reportId,
}

const benefits: MessageRules<BenefitReportsToIr> = {
  prefix: 'BR',
  rules: benefitRules,
  signerRuleId: 'BR-014',
  checkHead: checkBenefitHead,
  checkCommon: checkBenefitCommon,
  checkItems: checkBenefitReports,
  guidance: benefitGuidance,
  adviseReplacements,
  itemsPath: REPORT,
  itemIdOf: ({ deliveryData }, index) => deliveryData.reports.report[index]?.reportData.reportId,
}

const separate: MessageRules<PayerSummaryReportsToIr> = {
  prefix: 'SR',
  rules: separateRules,
  signerRuleId: 'SR-024',
  checkHead: checkSeparateHead,
  checkCommon: checkSeparateCommon,
  checkItems: checkSeparateReports,
  guidance: separateGuidance,
  itemsPath: SEPARATE_REPORT,
  itemIdOf: ({ deliveryData }, index) => deliveryData.reports.report[index]?.reportData.reportId,
}

const invalidations: MessageRules<InvalidationsToIr> = {
  prefix: 'IV',
  rules: invalidationRules,
  signerRuleId: 'PR-045',
  checkHead: checkInvalidationHead,
  // The items share nothing beyond the head.
  checkCommon: () => [],
  checkItems: checkInvalidationItems,
  guidance: () => [],
  itemsPath: ITEM,
  itemIdOf: ({ deliveryData }, index) => deliveryData.items.item[index]?.itemId,
}

const rows: Readonly<Record<string, MessageRules>> = {
  BenefitReportsRequestToIR: benefits,
  BenefitReportRequestToIR: benefits,
  WageReportsRequestToIR: wages,
  WageReportRequestToIR: wages,
  PayerSummaryReportsRequestToIR: separate,
  PayerSummaryReportRequestToIR: separate,
  InvalidationsRequestToIR: invalidations,
  InvalidationRequestToIR: invalidations,
}

/** Undefined for a message whose own rules are not judged here; what every head must say holds for it all the same. */
export const rulesOfMessage = (rootElement: string): MessageRules | undefined => (Object.hasOwn(rows, rootElement) ? rows[rootElement] : undefined)

/** Every message's own rules, once each. */
export const messageRules: readonly MessageRules[] = [...new Set(Object.values(rows))]

/** Root elements of the messages that these rules are for. */
export const rootElementsOf = (message: MessageRules): string[] => Object.keys(rows).filter((rootElement) => rows[rootElement] === message)
