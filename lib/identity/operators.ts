import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { Actor } from './actor.ts'
import { scopeOf, type Standing } from './permissions.ts'
import { PermissionDenied } from './require-permission.ts'

/** Officers of the register are no mandate's business: they stand in a table of the portal's own (docs/decisions/0065). */
export async function isOperator(tx: PortalReadTransaction, personId: string): Promise<boolean> {
  return (await tx.operator.count({ where: { personId, removedAt: null } })) > 0
}

/** Comes first in every use case of the operator. @throws PermissionDenied */
export async function requireOperator(tx: PortalReadTransaction, { personId }: Pick<Actor, 'personId'>): Promise<void> {
  const standings: Standing[] = await isOperator(tx, personId) ? [{ ground: 'operator' }] : []
  if (scopeOf(standings, 'operator.write') !== 'all') throw new PermissionDenied('operator.write')
}
