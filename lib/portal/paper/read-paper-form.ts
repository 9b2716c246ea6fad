import { logAction, type ActionName } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { parseOwnerKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import type { PaperForm } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { PartyId } from '#schemas/parties.ts'
import { NotFound, type PortalContext } from '../context.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import { unseal } from '../drafts/draft-row.ts'
import { payerPlace } from '../drafts/payer-party.ts'
import type { PaperKind } from './paper-start.ts'

/** `entering`: its fields are being typed, or what the register refused is. */
export type PaperState = 'entering' | 'filed' | 'rejected' | 'discarded'

export type PaperFormView = {
  id: string
  kind: PaperKind
  state: PaperState
  owner: OwnerKey
  party: PartyId
  payerName: string
  arrivedOn: Date
  archiveReference: string
  reason: string
  enteredBy: string
  enteredAt: Date
  draftId?: string
  submissionId?: string
  replacesIrReportId?: string
  rejectedAt?: Date
  discardReason?: string
}

const nameOf = ({ givenNames, familyName }: { givenNames: string; familyName: string }): string => `${givenNames} ${familyName}`

/** Of an officer only, and logged. @throws PermissionDenied, NotFound */
export async function openPaperForm(tx: PortalTransaction, { actor, clock }: PortalContext, paperFormId: string, action: ActionName): Promise<PaperForm & { owner: OwnerKey }> {
  await requireOperator(tx, actor, 'paper-reports.write')
  const form = await tx.paperForm.findUnique({ where: { id: paperFormId } })
  if (!form) throw new NotFound()
  const owner = parseOwnerKey(form.ownerKey)
  await logAction(tx, actor, clock, { action, owner, objectId: paperFormId, subject: `paper ${form.archiveReference}` })
  return { ...form, owner }
}

/** A paper form with what has become of it. @throws PermissionDenied, NotFound */
export async function readPaperForm(context: DraftContext, paperFormId: string): Promise<PaperFormView> {
  return context.db.transaction(async (tx) => {
    const form = await openPaperForm(tx, context, paperFormId, 'operator.paper-view')
    const { draft, enteredBy } = await tx.paperForm.findUniqueOrThrow({ where: { id: paperFormId }, select: { enteredBy: true, draft: { select: { replacesIrReportId: true } } } })
    const { id, kind, owner, payerName, arrivedOn, archiveReference, reason, enteredAt, draftId, submissionId, rejectedAt, discardReason } = form
    return {
      id, kind: kind as PaperKind, state: stateOf(form), owner, party: unseal<PartyId>(context.box, form.partySealed, payerPlace(id)), payerName, arrivedOn, archiveReference, reason, enteredBy: nameOf(enteredBy), enteredAt,
      ...(draftId !== null && { draftId }), ...(submissionId !== null && { submissionId }), ...(draft?.replacesIrReportId && { replacesIrReportId: draft.replacesIrReportId }),
      ...(rejectedAt && { rejectedAt }), ...(discardReason !== null && { discardReason }),
    }
  })
}

export function stateOf({ submissionId, rejectedAt, discardedAt }: Pick<PaperForm, 'submissionId' | 'rejectedAt' | 'discardedAt'>): PaperState {
  if (rejectedAt) return 'rejected'
  if (discardedAt) return 'discarded'
  return submissionId === null ? 'entering' : 'filed'
}
