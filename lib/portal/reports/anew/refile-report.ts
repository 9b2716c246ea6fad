import { randomUUID } from 'node:crypto'
import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import { NotFound } from '../../context.ts'
import type { SendingDraftContext } from '../../drafts/draft-context.ts'
import { ownDraft } from '../../drafts/draft-row.ts'
import { lockDraft, prepareDraft, sendDraft, submitDraft, writeDraft, type PreparedDraft, type Sent } from '../../drafts/send-draft.ts'
import { discardMessage } from '../../submissions/submit-message.ts'
import type { CancelContext } from '../cancel/cancel-context.ts'
import { cancellationsOf, submitCancellation, writeCancellation, type CancellationMessage } from '../cancel/cancel-reports.ts'
import { previewReports } from '../cancel/preview-cancellation.ts'

export type RefileContext = CancelContext & SendingDraftContext

/** What the preview showed of the old report: its newest version, or that it has been cancelled already. */
export type SeenReport = number | 'cancelled'

export type Refiled =
  | { outcome: 'sent'; refilingId: string }
  /** the old report had been cancelled before: only the new one was to be sent */
  | { outcome: 'sent-alone'; submissionId: string }
  | Exclude<Sent, { outcome: 'sent' }>
  /** the register has something else than the person saw: nothing was sent */
  | { outcome: 'moved-on' }
  /** somebody is filing this report anew, or has: nothing was sent */
  | { outcome: 'elsewhere' }

/**
 * The person confirms: the report is cancelled, and the draft filed in its place. Both messages are made and kept before
 * either leaves; the new report waits until the register has cancelled the old one (`continueRefiling`).
 *
 * Whatever is pressed twice finds what the first press began.
 *
 * @throws NotFound, PermissionDenied for either half; the register's failures, before anything is sent
 */
export async function refileReport(context: RefileContext, draftId: string, revision: number, seen: SeenReport): Promise<Refiled> {
  const prepared = await prepareDraft(context, draftId, revision)
  if ('outcome' in prepared) return prepared.outcome === 'sent' ? begun(context, draftId, prepared.submissionId) : prepared
  const { owner } = prepared
  const { irReportId, isCancelled } = await context.db.read(async (tx) => {
    const draft = await ownDraft(tx, context, draftId)
    if (!draft.anew || draft.replacesIrReportId === null) throw new NotFound()
    return { irReportId: draft.replacesIrReportId, isCancelled: await tx.refiling.count({ where: { draftId, state: 'unfiled' } }) > 0 }
  })
  if (isCancelled) return sendAlone(context, draftId, revision)
  if (seen === 'cancelled') {
    const [old] = await previewReports(context, owner, [irReportId])
    if (old?.status !== 2) return { outcome: 'moved-on' }
    return await isRefiled(context, owner, irReportId) ? { outcome: 'elsewhere' } : sendAlone(context, draftId, revision)
  }
  const cancellations = await cancellationsOf(context, owner, [{ irReportId, version: seen }])
  if (!cancellations) return { outcome: 'moved-on' }
  return begin(context, { draftId, revision, irReportId, version: seen, prepared, cancellation: cancellations[0]! })
}

async function sendAlone(context: RefileContext, draftId: string, revision: number): Promise<Refiled> {
  const sent = await sendDraft(context, draftId, revision, { oldIsCancelled: true })
  return sent.outcome === 'sent' ? begun(context, draftId, sent.submissionId) : sent
}

async function begun({ db }: RefileContext, draftId: string, submissionId: string): Promise<Refiled> {
  const refiling = await db.read((tx) => tx.refiling.findUnique({ where: { draftId }, select: { id: true } }))
  return refiling ? { outcome: 'sent', refilingId: refiling.id } : { outcome: 'sent-alone', submissionId }
}

/** Somebody is filing it anew, or has: reported once more, the income would be there twice. */
const isRefiled = async ({ db }: RefileContext, ownerKey: OwnerKey, irReportId: string): Promise<boolean> =>
  await db.read((tx) => tx.refiling.count({ where: { ownerKey, irReportId, state: { in: ['cancelling', 'filing', 'unfiled', 'filed'] } } })) > 0

type Beginning = { draftId: string; revision: number; irReportId: string; version: number; prepared: PreparedDraft; cancellation: CancellationMessage }

async function begin(context: RefileContext, beginning: Beginning): Promise<Refiled> {
  const { draftId, revision, prepared, cancellation } = beginning
  const id = randomUUID()
  const messages = await Promise.all([writeCancellation(context, prepared.owner, id, cancellation), writeDraft(context, prepared)])
  const discard = () => Promise.all(messages.map((message) => discardMessage(context, message)))
  try {
    const refiled = await context.db.transaction(async (tx): Promise<Refiled | Sent> => {
      const draft = await lockDraft(tx, context, draftId, revision)
      if ('outcome' in draft) return draft
      const cancellationId = await submitCancellation(tx, context, prepared.owner, messages[0])
      if (cancellationId === undefined) return { outcome: 'no-certificate' }
      const newReportId = await submitDraft(tx, context, draft, prepared, messages[1], 'after-cancellation')
      await insertRefiling(tx, context, { ...beginning, id, cancellationId, newReportId })
      return { outcome: 'sent', refilingId: id }
    })
    if (!('refilingId' in refiled)) await discard()
    return refiled.outcome === 'sent' && 'submissionId' in refiled ? begun(context, draftId, refiled.submissionId) : refiled as Refiled
  } catch (error) {
    await discard()
    if (violatesUniqueness(error, 'refiling_once_per_report')) return { outcome: 'elsewhere' }
    throw error
  }
}

async function insertRefiling(tx: PortalTransaction, { actor, clock }: RefileContext, { id, draftId, irReportId, version, prepared, cancellation, cancellationId, newReportId }: Beginning & { id: string; cancellationId: string; newReportId: string }): Promise<void> {
  // What came of it before: the register did not cancel, and nothing was sent.
  await tx.refiling.deleteMany({ where: { draftId, state: 'not_cancelled' } })
  await tx.refiling.create({
    data: {
      id, personId: actor.personId, ownerKey: prepared.owner, kind: prepared.kind, subOrganisationIds: cancellation.subOrganisationIds, draftId, irReportId, version, reportId: cancellation.items[0]!.itemId!,
      cancellationId, newReportId, state: 'cancelling', confirmedAt: clock.now(),
    },
  })
  await logAction(tx, actor, clock, { action: 'report.refile', owner: prepared.owner, subject: `report ${irReportId}` })
}
