import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { DraftView } from '#lib/platform/generated/portal/enums.ts'
import { formDefinitions, type FormKind } from '../forms/form-kinds.ts'
import { lockedChanges } from '../forms/locked-changes.ts'
import type { PartyId } from '#schemas/parties.ts'
import type { FormValues } from '../forms/form-values.ts'
import { ownerOfRole } from '../role-rights.ts'
import { namesOf } from '../templates/remembered-earners.ts'
import { draftPlace, originalOf, ownDraft, paperOf, referenceIn, reportsIn, unseal, type PaperOfDraft } from './draft-row.ts'
import type { DraftContext } from './draft-context.ts'
import { payerOfDraft } from './payer-party.ts'

export const DRAFT_DAYS_MAX = 30

export type OpenedDraft = { id: string; kind: FormKind; view: DraftView; owner: OwnerKey; payerName: string; values: FormValues; revision: number; updatedAt: Date; replacesIrReportId?: string; /** the version that the form was filled from */ replacesVersion?: number; /** the reference of the report that the form was filled from, as far as its original is kept */ replacesReference?: string; /** to be cancelled and filed anew */ anew: boolean; lockedChanges: string[]; submissionId?: string; refusedSubmissionId?: string; /** who it is filed for */ party: PartyId; paper?: PaperOfDraft }

/** A draft as the person left it. @throws NotFound, PermissionDenied */
export async function readDraft(context: DraftContext, draftId: string): Promise<OpenedDraft> {
  return context.db.transaction(async (tx) => {
    const draft = await ownDraft(tx, context, draftId)
    const { name, party } = await payerOfDraft(tx, context, draft)
    const paper = paperOf(draft)
    await logAction(tx, context.actor, context.clock, { action: paper ? 'operator.paper-view' : 'draft.view', owner: draft.owner, objectId: draftId })
    const values = unseal<FormValues>(context.box, draft.contentSealed, draftPlace(draftId))
    const original = originalOf(context.box, draft)
    const reference = referenceIn(original)
    return {
      id: draft.id, kind: draft.kind, view: draft.view, owner: draft.owner, payerName: name, party, ...(paper && { paper }), values, revision: draft.revision, updatedAt: draft.updatedAt,
      anew: draft.anew, lockedChanges: lockedChanges(draft.kind, original, values), ...(reference !== undefined && { replacesReference: reference }),
      ...(draft.replacesIrReportId !== null && { replacesIrReportId: draft.replacesIrReportId }), ...(draft.replacesVersion !== null && { replacesVersion: draft.replacesVersion }), ...(draft.submissionId !== null && { submissionId: draft.submissionId }),
      ...(draft.refusedSubmissionId !== null && { refusedSubmissionId: draft.refusedSubmissionId }),
    }
  })
}

export type ListedDraft = { id: string; kind: FormKind; view: DraftView; updatedAt: Date; paymentDate?: Date; itemCount: number; earner?: string; replaces: boolean; anew: boolean }

/** The person's unsent drafts for the party of the role, the last touched first. */
export async function listDrafts(context: DraftContext): Promise<ListedDraft[]> {
  const owner = ownerOfRole(context.actor)
  if (owner === undefined) return []
  return context.db.read(async (tx) => {
    const drafts = await tx.reportDraft.findMany({ where: { personId: context.actor.personId, ownerKey: owner, submissionId: null, paperForm: null }, orderBy: { updatedAt: 'desc' }, take: 50 })
    return drafts.filter(({ kind }) => kind in formDefinitions).map((draft) => {
      const [first] = reportsIn(unseal<FormValues>(context.box, draft.contentSealed, draftPlace(draft.id)))
      const earner = draft.itemCount === 1 && first ? namesOf(first).name : ''
      return {
        id: draft.id, kind: draft.kind as FormKind, view: draft.view, updatedAt: draft.updatedAt, itemCount: draft.itemCount, replaces: draft.replacesIrReportId !== null, anew: draft.anew,
        ...(draft.paymentDate && { paymentDate: draft.paymentDate }), ...(earner !== '' && { earner }),
      }
    })
  })
}
