import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import { ruleContext } from '#schemas/rules/rule-settings.ts'
import { violation } from '#schemas/rules/violation.ts'
import type { RegisterContext } from '../context.ts'
import type { ItemOutcome, ProcessingOutcome, WaitingDelivery } from '../delivery-kind.ts'
import { rejectsAll } from '../processing/faulty-control.ts'
import { newReference } from '../references.ts'
import { findReplacementTargets, type ReplacementTarget } from './find-replacement-targets.ts'
import { findUsedReportIds } from './find-used-report-ids.ts'
import { INVALIDATED, NEW, REPLACEMENT, type AnyReport, type ReportKind, type ReportsValue, type StorableReport } from './report-kind.ts'
import { reportChanges, reportRows } from './report-rows.ts'

/** What is stored of the reports that a delivery names. */
export type StoredReports<Previous = unknown> = { used: ReadonlySet<string>; targets: readonly (ReplacementTarget<Previous> | undefined)[] }

export async function lookUpReports<Value extends ReportsValue<Report>, Report extends AnyReport, Previous>(
  tx: ReadTransaction, kind: ReportKind<Value, Report, Previous>, ownerKey: string, { deliveryData }: Value,
): Promise<StoredReports<Previous>> {
  const reports = deliveryData.reports.report
  const [used, targets] = await Promise.all([findUsedReportIds(tx, ownerKey, kind.reportType, reports), findReplacementTargets(tx, kind, ownerKey, reports)])
  return { used, targets }
}

/**
 * Phase 3 of a delivery of reports: data common to all (3a), every report with all its errors (3b), and what
 * FaultyControl makes of it (PR-053…PR-058).
 */
export function judgeReports<Value extends ReportsValue<Report>, Report extends AnyReport, Previous>(
  context: RegisterContext, kind: ReportKind<Value, Report, Previous>, delivery: WaitingDelivery<Value>, { used, targets }: StoredReports<Previous>,
): ProcessingOutcome {
  const { value } = delivery
  const rules = ruleContext(context, { today: delivery.receivedOn })
  const reports = value.deliveryData.reports.report
  const deliveryViolations = kind.checkCommon(value, rules)
  const itemViolations = kind.checkItems(value, rules)

  reports.forEach((report, index) => {
    const found = report.reportData.actionCode === REPLACEMENT
      ? replacementViolations(kind, value, report, index, targets[index])
      : newReportViolations(kind, report, index, used)
    if (found.length > 0) itemViolations[index] = [...itemViolations[index]!, ...found]
  })
  const { onceInDelivery } = kind.ruleIds
  for (const index of replacedTwice(targets)) {
    if (itemViolations[index]!.some(({ ruleId }) => ruleId === onceInDelivery)) continue
    itemViolations[index] = [...itemViolations[index]!, violation(onceInDelivery, pathOf(index, 'ReportId'), reports[index]!.reportData.reportId)]
  }

  if (rejectsAll(deliveryViolations, itemViolations, value.deliveryData.faultyControl)) {
    return { status: 5, deliveryViolations, items: reports.flatMap((report, index) => itemViolations[index]!.length > 0 ? [invalid(report, itemViolations[index]!)] : []), changes: [], rows: [] }
  }

  const now = context.clock.now().getTime()
  const storable: StorableReport<Report>[] = []
  const items = reports.map((report, index): ItemOutcome => {
    if (itemViolations[index]!.length > 0) return invalid(report, itemViolations[index]!)
    const target = targets[index]
    const stored: StorableReport<Report> = target
      ? { report, irReportId: target.irReportId, reportId: target.reportId, version: target.version + 1 }
      : { report, irReportId: newReference(now), reportId: report.reportData.reportId!, version: 1 }
    storable.push(stored)
    return { valid: true, itemId: stored.reportId, irItemId: stored.irReportId, itemVersion: stored.version }
  })
  return { status: 3, deliveryViolations: [], items, changes: reportChanges(storable), rows: reportRows(kind, delivery, storable) }
}

/** As sent, whatever was sent (PR-094). */
function invalid({ reportData }: AnyReport, violations: readonly Violation[]): ItemOutcome {
  return {
    valid: false,
    ...(reportData.reportId === undefined ? {} : { itemId: reportData.reportId }),
    ...(reportData.irReportId === undefined ? {} : { irItemId: reportData.irReportId }),
    ...(reportData.reportVersion === undefined ? {} : { itemVersion: reportData.reportVersion }),
    violations,
  }
}

const pathOf = (index: number, element: string) => `DeliveryData/Reports/Report[${index + 1}]/ReportData/${element}`

/** Replacements that name one report by different references; only the stored data tell that it is one (D-39). */
function replacedTwice(targets: readonly (ReplacementTarget | undefined)[]): number[] {
  const indexes = new Map<string, number[]>()
  targets.forEach((target, index) => { if (target) indexes.set(target.irReportId, [...indexes.get(target.irReportId) ?? [], index]) })
  return [...indexes.values()].filter((same) => same.length > 1).flat()
}

type Rules = Pick<ReportKind<never, never, never>, 'ruleIds'>

function newReportViolations({ ruleIds }: Rules, report: AnyReport, index: number, used: ReadonlySet<string>): Violation[] {
  const { actionCode, reportId } = report.reportData
  return actionCode === NEW && reportId !== undefined && used.has(reportId) ? [violation(ruleIds.reportIdUnique, pathOf(index, 'ReportId'), reportId)] : []
}

/** The target exists, is not cancelled, and is of the newest version if one is named; then the frozen data. */
function replacementViolations<Value extends ReportsValue<Report>, Report extends AnyReport, Previous>(
  kind: ReportKind<Value, Report, Previous>, delivery: Value, report: Report, index: number, target: ReplacementTarget<Previous> | undefined,
): Violation[] {
  const { reportId, irReportId, reportVersion } = report.reportData
  if (reportId === undefined && irReportId === undefined) return [] // rules of the references themselves say so
  const { ruleIds } = kind
  const place = pathOf(index, reportId === undefined ? 'IRReportId' : 'ReportId')
  if (!target) return [violation(ruleIds.targetFound, place, reportId ?? irReportId)]
  if (target.status === INVALIDATED) return [violation(ruleIds.targetValid, place, reportId ?? irReportId)]
  const outdated = reportVersion !== undefined && reportVersion > 0 && reportVersion !== target.version
    ? [violation(ruleIds.targetNewest, pathOf(index, 'ReportVersion'), String(reportVersion))] : []
  return [...outdated, ...kind.checkReplacement({ delivery, report, index }, target.previous)]
}
