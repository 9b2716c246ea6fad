import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { startDraft } from '../drafts/start-draft.ts'
import type { FormValues } from '../forms/form-values.ts'
import { copyLastPeriod } from '../templates/copy-last-period.ts'
import { transactionsOf, USUAL_INCOME_TYPE } from '../templates/short-form.ts'
import type { EarnerKind } from './earner-fields.ts'
import { earnerOf, findEarner } from './read-earner.ts'

/**
 * Begins a report of a remembered income earner.
 * @param what `person`: who it is and how they are insured, nothing of what was paid; `last`: as they were last paid
 * @throws NotFound, PermissionDenied
 */
export async function startFromEarner(context: DraftContext, owner: OwnerKey, id: string, what: 'person' | 'last'): Promise<{ kind: EarnerKind; draftId: string }> {
  const { kind, report } = await context.db.read((tx) => findEarner(tx, context, owner, id))
  if (what === 'last') return { kind, draftId: await copyLastPeriod(context, kind, owner, [id]) }
  const empty: Readonly<Record<EarnerKind, FormValues>> = { wage: { transactions: { transaction: transactionsOf(USUAL_INCOME_TYPE, '') } }, benefit: { transactions: { transaction: [{}] } } }
  const values = { reports: { report: [{ incomeEarner: earnerOf(report), ...empty[kind] }] } }
  return { kind, draftId: await startDraft(context, { kind, owner, view: kind === 'wage' ? 'short' : 'full' }, values) }
}
