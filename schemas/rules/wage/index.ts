/**
 * The rules of earnings payment reports (WR): pure functions of a delivery, the same for form, upload, command line
 * and register. All errors of all levels are collected (D-06). The delivery has passed its schema.
 */
import type { WageReportsToIr } from '../../generated/types/wage-reports-to-ir-types.ts'
import { rulesDate, type DeliveryRuleContext } from '../delivery-facts.ts'
import { repeatedReports } from '../families/repeated-reports.ts'
import { violationOf, type Violation } from '../rule.ts'
import { ruleSets } from '../sets.ts'
import { violationsIn } from '../tree.ts'
import { deliveryFacts, reportFacts } from './facts.ts'
import { headRules } from './head.ts'
import { REPORT } from './paths.ts'
import { payerRules } from './payer.ts'
import { itemRules } from './rules.ts'
import { wr103ReportOnceInDelivery } from './wr-103-report-once-in-delivery.ts'
import { wr383BusinessIdForKela } from './wr-383-business-id-for-kela.ts'

export { checkReplacement, type StoredReport } from './replacement.ts'

const MESSAGE = ''

const rulesInForce = ruleSets({
  head: { root: MESSAGE, rules: headRules },
  common: { root: MESSAGE, rules: payerRules },
  item: { root: REPORT, rules: itemRules },
  guidance: { root: MESSAGE, rules: [wr383BusinessIdForKela] },
}, ['EmploymentEndingCode'])

function prepared(delivery: WageReportsToIr, context: DeliveryRuleContext) {
  const { codes, trees } = rulesInForce(rulesDate(delivery.deliveryData.paymentPeriod.paymentDate, context))
  return { trees, facts: deliveryFacts(delivery, context, codes) }
}

/** Rules of the delivery's head, found at reception (status 4), as far as the delivery alone can tell. */
export function checkWageHead(delivery: WageReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.head, delivery, facts, MESSAGE)
}

/** Rules of what the reports share: payment period, contact persons, payer (status 5 whatever FaultyControl says). */
export function checkWageCommon(delivery: WageReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.common, delivery, facts, MESSAGE)
}

/** Rules of each report, also those that look at the payer beside it (D-12). @returns by the report's place; empty lists for good reports */
export function checkWageReports(delivery: WageReportsToIr, context: DeliveryRuleContext): Violation[][] {
  const { trees, facts } = prepared(delivery, context)
  const reports = delivery.deliveryData.reports.report
  const violations = reports.map((report, index) => violationsIn(trees.item, report, reportFacts(report, facts), `${REPORT}[${index + 1}]`))
  for (const [index, element] of repeatedReports(reports)) {
    const { reportId, irReportId } = reports[index]!.reportData
    violations[index]!.unshift(violationOf(wr103ReportOnceInDelivery, `${REPORT}[${index + 1}]/ReportData/${element}`, element === 'ReportId' ? reportId : irReportId))
  }
  return violations
}

/** Advice that rejects nothing (D-02); every violation is a warning. */
export function wageGuidance(delivery: WageReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.guidance, delivery, facts, MESSAGE)
}
