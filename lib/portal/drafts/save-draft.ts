import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftView } from '#lib/platform/generated/portal/enums.ts'
import { checkForm, type FormProblem } from '../forms/check-form.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'
import { draftPlace, judgedAt, listedFacts, ownDraft, paperOf, seal, sentAlready, type PaperOfDraft } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'
import { payerOfDraft } from './payer-party.ts'

/** `changed`: another window has saved since; nothing is overwritten. `sent`: it has gone, and is no draft any more. */
export type Saved =
  | { outcome: 'saved'; revision: number; problems: FormProblem[]; kind: FormKind; owner: OwnerKey; paper?: PaperOfDraft }
  | { outcome: 'changed' }
  | { outcome: 'sent'; submissionId: string; paper?: PaperOfDraft }

/**
 * Keeps what is in the fields, and says what is wrong with it.
 * @param revision the one that the window began with, or last saved; `any`: the person has decided for this window
 * @throws NotFound, PermissionDenied
 */
export async function saveDraft(context: DraftContext, draftId: string, { values, revision, view }: { values: FormValues; revision: number | 'any'; view?: DraftView }): Promise<Saved> {
  return context.db.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${draftId}::uuid FOR UPDATE`
    const draft = await ownDraft(tx, context, draftId)
    if (draft.submissionId !== null) return sentAlready(draft, draft.submissionId)
    if (revision !== 'any' && draft.revision !== revision) return { outcome: 'changed' }
    const now = context.clock.now()
    await tx.reportDraft.update({
      where: { id: draftId },
      data: { contentSealed: seal(context.box, values, draftPlace(draftId)), revision: draft.revision + 1, updatedAt: now, ...listedFacts(draft.kind, values), ...(view && { view }) },
    })
    const { party } = await payerOfDraft(tx, context, draft)
    const paper = paperOf(draft)
    const problems = checkForm(draft.kind, values, { ...context, owner: party, now: judgedAt(paper, now), ...(draft.replacesIrReportId !== null && { replaces: { irReportId: draft.replacesIrReportId } }) })
    return { outcome: 'saved', revision: draft.revision + 1, problems, kind: draft.kind, owner: draft.owner, ...(paper && { paper }) }
  })
}

/** Throws a draft away for good; one that was sent stays, and one of a paper form, which ends otherwise. @throws NotFound, PermissionDenied */
export async function removeDraft(context: DraftContext, draftId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const { owner, submissionId, paperForm } = await ownDraft(tx, context, draftId)
    if (submissionId !== null || paperForm) return
    await tx.reportDraft.delete({ where: { id: draftId } })
    await logAction(tx, context.actor, context.clock, { action: 'draft.remove', owner, objectId: draftId })
  })
}
