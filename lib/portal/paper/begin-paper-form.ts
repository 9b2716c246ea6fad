import { randomUUID } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { ownerKeyOf } from '#lib/identity/owner-key.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { seal } from '../drafts/draft-row.ts'
import { payerPlace } from '../drafts/payer-party.ts'
import { insertDraft } from '../drafts/start-draft.ts'
import { emptyForm } from '../templates/empty-form.ts'
import type { PaperStart } from './paper-start.ts'

/** `entered-already`: a paper with this number in the archive */
export type Begun = { outcome: 'begun'; paperFormId: string; draftId: string } | { outcome: 'entered-already'; paperFormId: string }

/**
 * Opens a form for a paper that has come by mail. Nothing is filled in but what stands on every form of the payer: what
 * the payer reported before is not on this paper.
 * @throws PermissionDenied
 */
export async function beginPaperForm(context: DraftContext, { kind, party, payerName, arrivedOn, archiveReference, reason, replaces }: PaperStart): Promise<Begun> {
  const { db, actor, clock, box } = context
  return db.transaction(async (tx) => {
    await requireOperator(tx, actor, 'paper-reports.write')
    // One after the other: of two officers with the same paper the second finds it entered.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`paper ${archiveReference}`}, 0))::text`
    const entered = await tx.paperForm.findFirst({ where: { archiveReference, discardedAt: null }, select: { id: true } })
    if (entered) return { outcome: 'entered-already', paperFormId: entered.id }
    const [id, owner, now] = [randomUUID(), ownerKeyOf(party, box), clock.now()]
    const draftId = await insertDraft(tx, context, { kind, owner, view: 'full', party, ...(replaces !== undefined && { replaces: { irReportId: replaces } }) }, { contactPersons: { contactPerson: [{}] }, ...emptyForm(kind, arrivedOn) })
    await tx.paperForm.create({
      data: {
        id, kind, ownerKey: owner, payerName, partySealed: seal(box, party, payerPlace(id)), arrivedOn: new Date(`${arrivedOn}T00:00:00Z`), archiveReference, reason, enteredById: actor.personId, enteredAt: now, draftId,
      },
    })
    await logAction(tx, actor, clock, { action: 'operator.paper-begin', owner, objectId: id, subject: `paper ${archiveReference}` })
    return { outcome: 'begun', paperFormId: id, draftId }
  })
}
