import { logAction } from '#lib/identity/action-log.ts'
import { NotFound } from '../context.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import type { FormValue, FormValues } from '../forms/form-values.ts'
import { statusOf } from '../submissions/submission-status.ts'
import { draftPlace, ownDraft, reportsIn, seal, unseal } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'

/** The person's own draft that was sent as this submission, while it is kept; to an officer, the one that was typed from paper. */
export async function draftOfSubmission({ db, actor }: DraftContext, submissionId: string): Promise<{ draftId: string; kind: FormKind } | undefined> {
  const draft = await db.read((tx) => tx.reportDraft.findUnique({ where: { submissionId, ...(actor.role?.kind === 'operator' ? { paperForm: { isNot: null } } : { personId: actor.personId, paperForm: null }) }, select: { id: true, kind: true } }))
  return draft && draft.kind in formDefinitions ? { draftId: draft.id, kind: draft.kind as FormKind } : undefined
}

/**
 * Makes what the register did not take a draft again, to be corrected and sent anew as another record. Of several
 * reports only those that came back stay in it: the others are in the register.
 * @throws NotFound when there is nothing to correct, PermissionDenied
 */
export async function reopenDraft(context: DraftContext, submissionId: string): Promise<{ draftId: string; kind: FormKind }> {
  const found = await draftOfSubmission(context, submissionId)
  if (!found) throw new NotFound()
  return context.db.transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${found.draftId}::uuid FOR UPDATE`
    const draft = await ownDraft(tx, context, found.draftId)
    if (draft.submissionId !== submissionId) throw new NotFound()
    const submission = await tx.submission.findUniqueOrThrow({ where: { id: submissionId }, include: { items: { where: { accepted: true }, select: { itemId: true } } } })
    if (!['rejectedAtReception', 'rejectedInProcessing', 'refused', 'partlyRejected'].includes(statusOf(submission))) throw new NotFound()
    const values = withoutAccepted(unseal<FormValues>(context.box, draft.contentSealed, draftPlace(draft.id)), new Set(submission.items.flatMap(({ itemId }) => itemId ?? [])))
    await tx.reportDraft.update({
      where: { id: draft.id },
      data: {
        submissionId: null, refusedSubmissionId: submissionId, revision: draft.revision + 1, updatedAt: context.clock.now(), itemCount: Math.max(1, reportsIn(values).length),
        contentSealed: seal(context.box, values, draftPlace(draft.id)),
      },
    })
    if (draft.paperForm) await tx.paperForm.update({ where: { id: draft.paperForm.id }, data: { submissionId: null } })
    await logAction(tx, context.actor, context.clock, { action: draft.paperForm ? 'operator.paper-begin' : 'draft.start', owner: draft.owner, objectId: draft.id })
    return { draftId: draft.id, kind: draft.kind }
  })
}

/** The references that the portal made stand in the draft as they were sent (see `submit`). */
function withoutAccepted(values: FormValues, accepted: ReadonlySet<string>): FormValues {
  const report = reportsIn(values).filter((one) => {
    const { reportId } = (one['reportData'] ?? {}) as FormValues
    return typeof reportId !== 'string' || !accepted.has(reportId)
  }).map((one): FormValue => one)
  return { ...values, reports: { report } }
}
