/** What the register must know of a kind of report beyond what all kinds share: references, versions, FaultyControl. */
import type { DeliveryRuleContext } from '#schemas/rules/messages.ts'
import type { Violation } from '#schemas/rules/rule.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import type { WaitingDelivery } from '../delivery-kind.ts'
import type { CellValue, RowSet } from '../store/insert-rows.ts'

export const NEW = 1
export const REPLACEMENT = 2

/** ReportStatus of a report and of each of its versions. */
export const VALID = 1
export const INVALIDATED = 2

/** What every report says of itself (elements of ReportData). */
export type AnyReport = { reportData: { actionCode: number; irReportId?: string; reportId?: string; reportVersion?: number } }

/** A delivery of reports, as its message is read. */
export type ReportsValue<Report extends AnyReport = AnyReport> = { deliveryData: DeliveryHead & { reports: { report: Report[] } } }

/** An accepted report: version 1 makes a new one, a higher version is added to the stored one (PR-105). */
export type StorableReport<Report extends AnyReport = AnyReport> = { report: Report; irReportId: string; reportId: string; version: number }

export type ReportType = 100 | 101 | 102

/** A table with rows of each version of a report, keyed by ir_report_id and version. */
export type VersionTable = {
  table: string
  /** its columns beyond the key */
  columns: Readonly<Record<string, string>>
}

/** @typeParam Previous what a replacement is compared with: the newest stored version */
export type ReportKind<Value extends ReportsValue<Report>, Report extends AnyReport, Previous> = {
  reportType: ReportType
  /** Rule ids under which the checks of every kind are reported for this one (D-04). */
  ruleIds: {
    /** each report once in a delivery, by whatever reference (D-39) */
    onceInDelivery: string
    /** a ReportId once stored is never free again (PR-033, D-40) */
    reportIdUnique: string
    /** a replacement finds its target by all references given (PR-101) */
    targetFound: string
    /** ReportVersion is the newest (PR-102) */
    targetNewest: string
    /** the target is not cancelled (PR-104) */
    targetValid: string
  }
  checkCommon(value: Value, context: DeliveryRuleContext): Violation[]
  checkItems(value: Value, context: DeliveryRuleContext): Violation[][]
  checkReplacement(current: { delivery: Value; report: Report; index: number }, previous: Previous): Violation[]
  /** Table of what the reports of one delivery share, with the columns a replacement is compared with. */
  shared: { table: string; columns: readonly string[] }
  /** @param shared the columns of `shared` by name, dates as YYYY-MM-DD */
  previousOf(report: Report, shared: Readonly<Record<string, unknown>>): Previous
  /** Rows of what the reports of the delivery share; none when nothing is accepted. */
  sharedRows(delivery: WaitingDelivery<Value>): RowSet[]
  /** What is in columns of its own, to be asked for by SQL; invalidation copies it. */
  versionTables: readonly (VersionTable & { rowsOf(report: Report): readonly (readonly CellValue[])[] })[]
}
