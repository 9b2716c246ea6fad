import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftView } from '#lib/platform/generated/portal/enums.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { NotFound } from '../context.ts'
import type { FormProblem } from '../forms/check-form.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValue, FormValues } from '../forms/form-values.ts'
import { lockedChanges, withLockedAsBefore } from '../forms/locked-changes.ts'
import { draftProblems } from './check-draft.ts'
import { draftPlace, listedFacts, originalOf, ownDraft, paperOf, reportsIn, seal, sentAlready, type PaperOfDraft } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'
import { payerOfDraft } from './payer-party.ts'

/** `changed`: another window has saved since; nothing is overwritten. `sent`: it has gone, and is no draft any more. */
export type Saved =
  | { outcome: 'saved'; revision: number; problems: FormProblem[]; kind: FormKind; owner: OwnerKey; paper?: PaperOfDraft; /** fields that no replacement may change, as the dictionary names them, and that say something else than the report */ lockedChanges: string[]; /** what stands in the fields now, when the correction has turned */ values?: FormValues }
  | { outcome: 'changed' }
  | { outcome: 'sent'; submissionId: string; paper?: PaperOfDraft }

type Saving = {
  values: FormValues
  /** the one that the window began with, or last saved; `any`: the person has decided for this window */
  revision: number | 'any'
  view?: DraftView
  /** Of a correction, given when it turns: true, its report is to be cancelled and filed anew, and everything can be changed; false, it is replaced, and what is locked says again what it said. */
  anew?: boolean
}

/**
 * Keeps what is in the fields, and says what is wrong with it.
 * @throws NotFound, PermissionDenied
 */
export async function saveDraft(context: DraftContext, draftId: string, { values: typed, revision, view, anew }: Saving): Promise<Saved> {
  return context.db.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${draftId}::uuid FOR UPDATE`
    const draft = await ownDraft(tx, context, draftId)
    if (draft.submissionId !== null) return sentAlready(draft, draft.submissionId)
    if (revision !== 'any' && draft.revision !== revision) return { outcome: 'changed' }
    const original = originalOf(context.box, draft)
    if (anew !== undefined && (original === undefined || await isCancelledAlready(tx, draftId))) throw new NotFound()
    const values = anew === undefined ? typed : turned(draft.kind, original!, typed, anew)
    await tx.reportDraft.update({
      where: { id: draftId },
      data: {
        contentSealed: seal(context.box, values, draftPlace(draftId)), revision: draft.revision + 1, updatedAt: context.clock.now(), ...listedFacts(draft.kind, values), ...(view && { view }), ...(anew !== undefined && { anew }),
      },
    })
    const { party } = await payerOfDraft(tx, context, draft)
    const paper = paperOf(draft)
    return {
      outcome: 'saved', revision: draft.revision + 1, problems: draftProblems(context, { ...draft, anew: anew ?? draft.anew }, values, party), kind: draft.kind, owner: draft.owner,
      lockedChanges: lockedChanges(draft.kind, original, values), ...(anew !== undefined && { values }), ...(paper && { paper }),
    }
  })
}

/** Filed anew, a report gets a reference of its own: the cancelled one keeps the other (PR-033). */
function turned(kind: FormKind, original: FormValues, values: FormValues, anew: boolean): FormValues {
  if (!anew) return withLockedAsBefore(kind, original, values)
  const report = reportsIn(values).map((one): FormValue => {
    const { reportId: _itsOwn, ...reportData } = (one['reportData'] ?? {}) as FormValues
    return { ...one, reportData }
  })
  return { ...values, reports: { report } }
}

const isCancelledAlready = async (tx: PortalReadTransaction, draftId: string): Promise<boolean> => await tx.refiling.count({ where: { draftId, state: 'unfiled' } }) > 0

/**
 * Throws a draft away for good. One that was sent stays, and one of a paper form, which ends otherwise; and so does one whose old report is cancelled already: that is
 * given up knowingly (`giveUpRefiling`), not by the way.
 * @throws NotFound, PermissionDenied
 */
export async function removeDraft(context: DraftContext, draftId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const { owner, submissionId, paperForm } = await ownDraft(tx, context, draftId)
    if (submissionId !== null || paperForm || await isCancelledAlready(tx, draftId)) return
    await tx.reportDraft.delete({ where: { id: draftId } })
    await logAction(tx, context.actor, context.clock, { action: 'draft.remove', owner, objectId: draftId })
  })
}
