import type { ReadTransaction } from '#lib/platform/database.ts'
import type { Item } from '#schemas/generated/types/invalidations-to-ir-types.ts'
import type { DeliveryHead } from '../delivery-head.ts'
import { referenceOfUuid } from '../references.ts'
import type { ReportType } from '../reports/report-kind.ts'

/** A report or a delivery that an item may mean. */
export type Target = {
  /** the owner's reference, and the register's */
  itemId: string
  irItemId: string
}

export type ReportTarget = Target & { newestVersion: number; /** 1 valid, 2 invalidated */ status: 1 | 2 }

export type DeliveryTarget = Target & { arrivalNo: number; /** DeliveryDataStatus */ status: 3 | 5 | 6; head: DeliveryHead }

/** Found by either reference; whether both mean the same is judged (PR-101). */
export type Targets<T extends Target> = { byItemId: ReadonlyMap<string, T>; byIrItemId: ReadonlyMap<string, T> }

/** Reports of the owner and kind that the items name (D-20). */
export async function findReports(tx: ReadTransaction, ownerKey: string, reportType: ReportType, items: readonly Item[]): Promise<Targets<ReportTarget>> {
  const columns = 'ir_report_id, report_id, newest_version, status'
  const rows = await tx.query<{ ir_report_id: string; report_id: string; newest_version: number; status: 1 | 2 }>(
    `SELECT ${columns} FROM report WHERE owner_key = $1 AND report_type = $2 AND report_id = ANY ($3)
     UNION SELECT ${columns} FROM report WHERE ir_report_id = ANY ($4::uuid[]) AND owner_key = $1 AND report_type = $2`,
    [ownerKey, reportType, ...referencesOf(items)])
  return byReference(rows.map((row) => ({ itemId: row.report_id, irItemId: referenceOfUuid(row.ir_report_id), newestVersion: row.newest_version, status: row.status })))
}

/** Deliveries of the owner and type that the items name. One that still waits came later than the invalidation: it is not there yet. */
export async function findDeliveries(tx: ReadTransaction, ownerKey: string, deliveryDataType: number, items: readonly Item[]): Promise<Targets<DeliveryTarget>> {
  const columns = 'arrival_no, ir_delivery_id, delivery_id, status, head'
  const rows = await tx.query<{ arrival_no: number; ir_delivery_id: string; delivery_id: string; status: 3 | 5 | 6; head: DeliveryHead }>(
    `SELECT ${columns} FROM delivery WHERE owner_key = $1 AND delivery_data_type = $2 AND delivery_id = ANY ($3) AND status <> 2
     UNION SELECT ${columns} FROM delivery WHERE ir_delivery_id = ANY ($4::uuid[]) AND owner_key = $1 AND delivery_data_type = $2 AND status <> 2`,
    [ownerKey, deliveryDataType, ...referencesOf(items)])
  return byReference(rows.map((row) => ({ itemId: row.delivery_id, irItemId: referenceOfUuid(row.ir_delivery_id), arrivalNo: row.arrival_no, status: row.status, head: row.head })))
}

const referencesOf = (items: readonly Item[]) => [items.flatMap(({ itemId }) => itemId ?? []), items.flatMap(({ irItemId }) => irItemId ?? [])]

const byReference = <T extends Target>(targets: readonly T[]): Targets<T> => ({
  byItemId: new Map(targets.map((target) => [target.itemId, target])),
  byIrItemId: new Map(targets.map((target) => [target.irItemId, target])),
})
