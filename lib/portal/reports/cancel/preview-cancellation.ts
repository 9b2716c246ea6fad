import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { FoundDelivery, ReportCursor } from '#schemas/eservice-report-operations.ts'
import { NotFound } from '../../context.ts'
import type { ReportsContext } from '../reports-context.ts'
import type { FoundReport } from '../search-reports.ts'
import { sightOfOwnDeliveries, sightOfOwnReports } from '../visible.ts'

/** So many at a time, by choosing them; a whole delivery knows no limit. */
export const CHOSEN_MAX = 100
const LISTED = 50

/** Reports as they are now, before they are cancelled. @throws NotFound when one of them is not there or not the person's, PermissionDenied; the register's failures */
export async function previewReports(context: ReportsContext, ownerKey: OwnerKey, irReportIds: readonly string[]): Promise<FoundReport[]> {
  const sight = await context.db.transaction(async (tx) => {
    const found = await sightOfOwnReports(tx, context, ownerKey)
    await logAction(tx, context.actor, context.clock, { action: 'report.search', owner: ownerKey })
    return found
  })
  const wanted = [...new Set(irReportIds)]
  const { reports } = await context.register.call('search-reports', { ...sight, irReportIds: wanted, limit: CHOSEN_MAX })
  if (reports.length !== wanted.length) throw new NotFound()
  return reports
}

export type DeliveryPreview = NonNullable<EserviceResponse<'preview-cancellation'>['preview']> & { delivery: FoundDelivery; reports: FoundReport[]; next: ReportCursor | null }

/** A whole delivery before it is cancelled: what would become of each of its reports, a page at a time. @throws NotFound, PermissionDenied; the register's failures */
export async function previewDelivery(context: ReportsContext, ownerKey: OwnerKey, irDeliveryId: string, after?: ReportCursor): Promise<DeliveryPreview> {
  const { register } = context
  const sight = await context.db.transaction(async (tx) => {
    const found = await sightOfOwnDeliveries(tx, context, ownerKey)
    await logAction(tx, context.actor, context.clock, { action: 'delivery.list', owner: ownerKey })
    return found
  })
  const [{ delivery }, { preview }, { reports, next }] = await Promise.all([
    register.call('read-delivery', { ...sight, irDeliveryId }), register.call('preview-cancellation', { ...sight, irDeliveryId }),
    register.call('search-reports', { ...sight, broughtBy: irDeliveryId, limit: LISTED, ...(after && { after }) }),
  ])
  if (!delivery || !preview) throw new NotFound()
  return { ...preview, delivery, reports, next }
}
