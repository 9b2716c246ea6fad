/**
 * The rules of benefits payment reports (BR): pure functions of a delivery, the same for form, upload, command line and
 * register. All errors of all levels are collected (D-06). The delivery has passed its schema.
 */
import type { BenefitReportsToIr } from '../../generated/types/benefit-reports-to-ir-types.ts'
import { rulesDate, type DeliveryRuleContext } from '../delivery-facts.ts'
import { repeatedReports } from '../families/repeated-reports.ts'
import { violationOf, type Violation } from '../rule.ts'
import { ruleSets } from '../sets.ts'
import { violationsIn } from '../tree.ts'
import { deliveryFacts, reportFacts } from './facts.ts'
import { headRules } from './head.ts'
import { REPORT } from './paths.ts'
import { payerRules } from './payer.ts'
import { adviseReplacement } from './replacement-advice.ts'
import { br030ReportOnceInDelivery } from './report-data.ts'
import { guidanceRules, itemRules } from './rules.ts'

export { adviseReplacement } from './replacement-advice.ts'
export { checkReplacement, type StoredReport } from './replacement.ts'

const MESSAGE = ''

const rulesInForce = ruleSets({
  head: { root: MESSAGE, rules: headRules },
  common: { root: MESSAGE, rules: payerRules },
  item: { root: REPORT, rules: itemRules },
  guidance: { root: MESSAGE, rules: guidanceRules },
}, ['TransactionCode.benefits'])

function prepared(delivery: BenefitReportsToIr, context: DeliveryRuleContext) {
  const { codes, trees } = rulesInForce(rulesDate(delivery.deliveryData.paymentDate, context))
  return { trees, facts: deliveryFacts(delivery, context, codes) }
}

/** Rules of the delivery's head, found at reception (status 4), as far as the delivery alone can tell. */
export function checkBenefitHead(delivery: BenefitReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.head, delivery, facts, MESSAGE)
}

/** Rules of what the reports share: payment date, contact persons, payer (status 5 whatever FaultyControl says). */
export function checkBenefitCommon(delivery: BenefitReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.common, delivery, facts, MESSAGE)
}

/** Rules of each report, also those that look at the payer beside it (D-12). @returns by the report's place; empty lists for good reports */
export function checkBenefitReports(delivery: BenefitReportsToIr, context: DeliveryRuleContext): Violation[][] {
  const { trees, facts } = prepared(delivery, context)
  const reports = delivery.deliveryData.reports.report
  const violations = reports.map((report, index) => violationsIn(trees.item, report, reportFacts(report, facts), `${REPORT}[${index + 1}]`))
  for (const [index, element] of repeatedReports(reports)) {
    const { reportId, irReportId } = reports[index]!.reportData
    violations[index]!.unshift(violationOf(br030ReportOnceInDelivery, `${REPORT}[${index + 1}]/ReportData/${element}`, element === 'ReportId' ? reportId : irReportId))
  }
  return violations
}

/** Advice that rejects nothing (D-02); every violation is a warning. */
export function benefitGuidance(delivery: BenefitReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.guidance, delivery, facts, MESSAGE)
}

/** Advice on replacements (D-106); every violation is a warning. @param previous what the reports say that are replaced, in the same order */
export function adviseReplacements({ deliveryData }: BenefitReportsToIr, previous: BenefitReportsToIr): Violation[] {
  const replaced = previous.deliveryData.reports.report
  return deliveryData.reports.report.flatMap((report, index) => (replaced[index] ? adviseReplacement(report, replaced[index], index) : []))
}
