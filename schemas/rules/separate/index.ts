/**
 * The rules of the employer's separate reports (SR): pure functions of a delivery, the same for form, upload, command
 * line and register. All errors of all levels are collected (D-06). The delivery has passed its schema.
 *
 * Each report is judged by the rules and codes of its target month, any day of it (SR-003, D-14). What the reports share is
 * judged by the codes of any of the months.
 */
import type { CodeListName, CodeValue } from '../../code-lists.ts'
import type { PayerSummaryReportsToIr } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { monthEnd, monthStart, type Month } from '../dates.ts'
import { rulesDate, type DeliveryRuleContext } from '../delivery-facts.ts'
import type { CodesInForce } from '../facts.ts'
import { repeatedReports } from '../families/repeated-reports.ts'
import { violationOf, type Violation } from '../rule.ts'
import { ruleSets } from '../sets.ts'
import { violationsIn } from '../tree.ts'
import { deliveryFacts, reportFacts } from './facts.ts'
import { headRules } from './head.ts'
import { payerInMonths } from './payer-in-month.ts'
import { REPORT } from './paths.ts'
import { payerRules } from './payer.ts'
import { itemRules } from './report.ts'
import { guidanceRules, sr120ReportOnceInDelivery } from './rules.ts'

export { checkReplacement, type StoredSeparateReport } from './replacement.ts'

const MESSAGE = ''

const rulesInForce = ruleSets({
  head: { root: MESSAGE, rules: headRules },
  common: { root: MESSAGE, rules: payerRules },
  item: { root: REPORT, rules: itemRules },
  guidance: { root: MESSAGE, rules: guidanceRules },
})

/** The rule sets in force on the first and the last day of a month; usually one. */
const setsOf = (month: Month, context: DeliveryRuleContext) => [...new Set([monthStart(month), monthEnd(month)].map((date) => rulesInForce(rulesDate(date, context))))]

const ofAnySet = new WeakMap<CodesInForce, Map<CodesInForce, CodesInForce>>()

/** Codes in force in any of the sets; the same object for the same two sets. */
function codesOf(sets: readonly { readonly codes: CodesInForce }[]): CodesInForce {
  return sets.map(({ codes }) => codes).reduce((one, other) => {
    if (one === other) return one
    const known = ofAnySet.get(one)?.get(other)
    if (known) return known
    const union: CodesInForce = Object.fromEntries((Object.keys(one) as CodeListName[]).map((list) => [list, new Set<CodeValue>([...one[list]!, ...other[list]!])]))
    ofAnySet.set(one, (ofAnySet.get(one) ?? new Map()).set(other, union))
    return union
  })
}

function prepared(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext) {
  const months = delivery.deliveryData.reports.report.map(({ paymentMonth }) => paymentMonth)
  const sets = [...new Set(months.flatMap((month) => setsOf(month, context)))]
  // A form in progress may have no report yet.
  const shared = sets.length > 0 ? sets : [rulesInForce(rulesDate(context.today, context))]
  return { trees: shared.at(-1)!.trees, facts: deliveryFacts(delivery, context, codesOf(shared)) }
}

/** Rules of the delivery's head, found at reception (status 4), as far as the delivery alone can tell. */
export function checkSeparateHead(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.head, delivery, facts, MESSAGE)
}

/** Rules of what the reports share: contact persons, report date, payer (status 5 whatever FaultyControl says). */
export function checkSeparateCommon(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.common, delivery, facts, MESSAGE)
}

/** Rules of each report, also those that look at the payer beside it (D-12). @returns by the report's place; empty lists for good reports */
export function checkSeparateReports(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext): Violation[][] {
  const { facts } = prepared(delivery, context)
  const payerIn = payerInMonths(facts)
  const reports = delivery.deliveryData.reports.report
  const violations = reports.map((report, index) => {
    const sets = setsOf(report.paymentMonth, context)
    return violationsIn(sets.at(-1)!.trees.item, report, reportFacts(report, facts, codesOf(sets), payerIn(report.paymentMonth)), `${REPORT}[${index + 1}]`)
  })
  for (const [index, element] of repeatedReports(reports)) {
    const { reportId, irReportId } = reports[index]!.reportData
    violations[index]!.unshift(violationOf(sr120ReportOnceInDelivery, `${REPORT}[${index + 1}]/ReportData/${element}`, element === 'ReportId' ? reportId : irReportId))
  }
  return violations
}

/** Advice that rejects nothing (D-02); every violation is a warning. */
export function separateGuidance(delivery: PayerSummaryReportsToIr, context: DeliveryRuleContext): Violation[] {
  const { trees, facts } = prepared(delivery, context)
  return violationsIn(trees.guidance, delivery, facts, MESSAGE)
}
