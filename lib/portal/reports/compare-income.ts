import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { SumPeriod } from '#schemas/eservice-report-operations.ts'
import type { ReportsContext } from './reports-context.ts'
import { sightOfReports } from './visible.ts'

export const DIFFERENCES_MAX = 200

/** Sums by income type of one month or delivery. @throws PermissionDenied; the register's failures */
export async function sumIncome(context: ReportsContext, ownerKey: OwnerKey, period: SumPeriod): Promise<EserviceResponse<'sum-income'>> {
  return context.register.call('sum-income', { ...await sight(context, ownerKey, 'income.sum'), period })
}

/** Two months or two deliveries beside each other, and what differs. @throws PermissionDenied; the register's failures */
export async function compareIncome(context: ReportsContext, ownerKey: OwnerKey, left: SumPeriod, right: SumPeriod): Promise<EserviceResponse<'compare-income'>> {
  return context.register.call('compare-income', { ...await sight(context, ownerKey, 'income.compare'), left, right, limit: DIFFERENCES_MAX })
}

const sight = (context: ReportsContext, owner: OwnerKey, action: 'income.sum' | 'income.compare') => context.db.transaction(async (tx) => {
  const found = await sightOfReports(tx, context, owner)
  await logAction(tx, context.actor, context.clock, { action, owner })
  return found
})
