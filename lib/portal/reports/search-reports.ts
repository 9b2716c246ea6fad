import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { EserviceRequest, EserviceResponse } from '#schemas/eservice-operations.ts'
import type { ReportsContext } from './reports-context.ts'
import { sightOfReports } from './visible.ts'

export const REPORTS_PER_PAGE = 20

export type ReportSearch = Omit<EserviceRequest<'search-reports'>, 'owner' | 'visible' | 'limit'>
export type FoundReport = EserviceResponse<'search-reports'>['reports'][number]

/**
 * Reports of a party in the register, whichever channel they came through, newest arrival first.
 * @throws PermissionDenied when the person may see none of them; the register's failures
 */
export async function searchReports(context: ReportsContext, ownerKey: OwnerKey, search: ReportSearch): Promise<EserviceResponse<'search-reports'>> {
  const { db, actor, clock, register } = context
  const sight = await db.transaction(async (tx) => {
    const found = await sightOfReports(tx, context, ownerKey)
    await logAction(tx, actor, clock, { action: 'report.search', owner: ownerKey })
    return found
  })
  return register.call('search-reports', { ...search, ...sight, limit: REPORTS_PER_PAGE })
}
