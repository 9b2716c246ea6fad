import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import type { PortalContext } from '../context.ts'
import type { PaperKind } from './paper-start.ts'
import { stateOf, type PaperState } from './read-paper-form.ts'

export const PAPER_FORMS_PER_PAGE = 25

export type PaperFormRow = { id: string; kind: PaperKind; state: PaperState; payerName: string; arrivedOn: Date; archiveReference: string }

/**
 * Papers that have been entered, the newest first; found by number in the archive or name of the payer.
 * @param page from 1; beyond the last: the last
 * @throws PermissionDenied
 */
export async function listPaperForms({ db, actor, clock }: PortalContext, { query, page: wanted }: { query: string; page: number }): Promise<{ count: number; page: number; pages: number; rows: PaperFormRow[] }> {
  return db.transaction(async (tx) => {
    await requireOperator(tx, actor, 'paper-reports.read')
    await logAction(tx, actor, clock, { action: 'operator.paper-list' })
    const contains = query.trim()
    const where = contains === '' ? {} : { OR: [{ archiveReference: { contains, mode: 'insensitive' as const } }, { payerName: { contains, mode: 'insensitive' as const } }] }
    const count = await tx.paperForm.count({ where })
    const pages = Math.max(1, Math.ceil(count / PAPER_FORMS_PER_PAGE))
    const page = Math.min(wanted, pages)
    const found = await tx.paperForm.findMany({ where, orderBy: [{ enteredAt: 'desc' }, { id: 'asc' }], skip: (page - 1) * PAPER_FORMS_PER_PAGE, take: PAPER_FORMS_PER_PAGE })
    return { count, page, pages, rows: found.map(({ id, kind, payerName, arrivedOn, archiveReference, ...ends }) => ({ id, kind: kind as PaperKind, state: stateOf(ends), payerName, arrivedOn, archiveReference })) }
  })
}
