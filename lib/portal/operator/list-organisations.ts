import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { InterfaceContext } from '../context.ts'

export type OrganisationRow = EserviceResponse<'list-organisations'>['organisations'][number]

export const ORGANISATIONS_PER_PAGE = 25

/**
 * Organisations that have or had to do with the interface, by name; found by part of a name or beginning of a Business ID.
 * @param page from 1; beyond the last: the first
 * @throws PermissionDenied; the register's failures
 */
export async function listOrganisations({ db, actor, clock, register }: InterfaceContext, { query, page }: { query: string; page: number }): Promise<{ count: number; page: number; pages: number; rows: OrganisationRow[] }> {
  await db.transaction(async (tx) => {
    await requireOperator(tx, actor)
    await logAction(tx, actor, clock, { action: 'operator.list' })
  })
  const read = (wanted: number) => register.call('list-organisations', { query, offset: (wanted - 1) * ORGANISATIONS_PER_PAGE, limit: ORGANISATIONS_PER_PAGE })
  const answer = await read(page)
  // Of a page beyond the last the register does not say how many there are.
  if (answer.organisations.length === 0 && page > 1) return listFrom(await read(1), 1)
  return listFrom(answer, page)
}

const listFrom = ({ count, organisations }: EserviceResponse<'list-organisations'>, page: number) => ({ count, page, pages: Math.max(1, Math.ceil(count / ORGANISATIONS_PER_PAGE)), rows: organisations })
