import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Report, WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { checkReplacement, checkWageCommon, checkWageReports } from '#schemas/rules/wage/index.ts'
import type { DeliveryRuleContext } from '#schemas/rules/delivery-facts.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { ItemOutcome, ProcessingOutcome, WaitingDelivery } from '../delivery-kind.ts'
import { newReference } from '../references.ts'
import { findReplacementTargets, type ReplacementTarget } from './find-replacement-targets.ts'
import { findUsedReportIds } from './find-used-report-ids.ts'
import { wageReportChanges, wageReportRows, type StorableReport } from './wage-report-rows.ts'

const NEW = 1
const REPLACEMENT = 2

/** What is stored of the reports that a delivery names. */
export type StoredReports = { used: ReadonlySet<string>; targets: readonly (ReplacementTarget | undefined)[] }

export async function lookUpStoredReports(tx: ReadTransaction, ownerKey: string, { deliveryData }: WageReportsToIr): Promise<StoredReports> {
  const reports = deliveryData.reports.report
  const [used, targets] = await Promise.all([findUsedReportIds(tx, ownerKey, reports), findReplacementTargets(tx, ownerKey, reports)])
  return { used, targets }
}

/**
 * Phase 3 of earnings payment reports: data common to all (3a), every report with all its errors (3b), and what
 * FaultyControl makes of it (PR-053…PR-058).
 */
export function judgeWageDelivery(context: RegisterContext, delivery: WaitingDelivery<WageReportsToIr>, { used, targets }: StoredReports): ProcessingOutcome {
  const { value } = delivery
  const rules: DeliveryRuleContext = { today: delivery.receivedOn, environment: context.environment, reportsMax: context.reportsMax, realTime: false }
  const reports = value.deliveryData.reports.report
  const deliveryViolations = checkWageCommon(value, rules)
  const itemViolations = checkWageReports(value, rules)

  reports.forEach((report, index) => {
    const found = report.reportData.actionCode === REPLACEMENT
      ? replacementViolations(value, report, index, targets[index])
      : newReportViolations(report, index, used)
    if (found.length > 0) itemViolations[index] = [...itemViolations[index]!, ...found]
  })
  for (const index of replacedTwice(targets)) {
    if (!itemViolations[index]!.some(({ ruleId }) => ruleId === 'WR-103')) itemViolations[index] = [...itemViolations[index]!, violation('WR-103', pathOf(index, 'ReportId'), reports[index]!.reportData.reportId)]
  }

  const rejectAll = deliveryViolations.length > 0
    || (value.deliveryData.faultyControl === 2 && itemViolations.some((violations) => violations.length > 0))
    || itemViolations.every((violations) => violations.length > 0)
  if (rejectAll) {
    return { status: 5, deliveryViolations, items: reports.flatMap((report, index) => itemViolations[index]!.length > 0 ? [invalid(report, itemViolations[index]!)] : []), changes: [], rows: [] }
  }

  const now = context.clock.now().getTime()
  const storable: StorableReport[] = []
  const items = reports.map((report, index): ItemOutcome => {
    if (itemViolations[index]!.length > 0) return invalid(report, itemViolations[index]!)
    const target = targets[index]
    const stored: StorableReport = target
      ? { report, irReportId: target.irReportId, reportId: target.reportId, version: target.version + 1 }
      : { report, irReportId: newReference(now), reportId: report.reportData.reportId!, version: 1 }
    storable.push(stored)
    return { valid: true, itemId: stored.reportId, irItemId: stored.irReportId, itemVersion: stored.version }
  })
  return { status: 3, deliveryViolations: [], items, changes: wageReportChanges(storable), rows: wageReportRows(delivery, storable) }
}

/** As sent, whatever was sent (PR-094). */
function invalid({ reportData }: Report, violations: readonly Violation[]): ItemOutcome {
  return {
    valid: false,
    ...(reportData.reportId === undefined ? {} : { itemId: reportData.reportId }),
    ...(reportData.irReportId === undefined ? {} : { irItemId: reportData.irReportId }),
    ...(reportData.reportVersion === undefined ? {} : { itemVersion: reportData.reportVersion }),
    violations,
  }
}

const pathOf = (index: number, element: string) => `DeliveryData/Reports/Report[${index + 1}]/ReportData/${element}`

/** WR-103: replacements that name one report by different references; only the stored data tell that it is one (D-39). */
function replacedTwice(targets: readonly (ReplacementTarget | undefined)[]): number[] {
  const indexes = new Map<string, number[]>()
  targets.forEach((target, index) => { if (target) indexes.set(target.irReportId, [...indexes.get(target.irReportId) ?? [], index]) })
  return [...indexes.values()].filter((same) => same.length > 1).flat()
}

/** WR-109: a ReportId once stored is never free again, not even after invalidation (PR-033, D-40). */
function newReportViolations(report: Report, index: number, used: ReadonlySet<string>): Violation[] {
  const { actionCode, reportId } = report.reportData
  return actionCode === NEW && reportId !== undefined && used.has(reportId) ? [violation('WR-109', pathOf(index, 'ReportId'), reportId)] : []
}

/** WR-112…114: the target exists, is of the newest version if one is named, and is not cancelled; then the frozen data. */
function replacementViolations(delivery: WageReportsToIr, report: Report, index: number, target: ReplacementTarget | undefined): Violation[] {
  const { reportId, irReportId, reportVersion } = report.reportData
  if (reportId === undefined && irReportId === undefined) return [] // WR-105, WR-108 say so
  if (!target) return [violation('WR-112', pathOf(index, reportId === undefined ? 'IRReportId' : 'ReportId'), reportId ?? irReportId)]
  if (target.status === 2) return [violation('WR-114', pathOf(index, reportId === undefined ? 'IRReportId' : 'ReportId'), reportId ?? irReportId)]
  const outdated = reportVersion !== undefined && reportVersion > 0 && reportVersion !== target.version
    ? [violation('WR-113', pathOf(index, 'ReportVersion'), String(reportVersion))] : []
  return [...outdated, ...checkReplacement({ delivery, report, index }, target.previous)]
}
