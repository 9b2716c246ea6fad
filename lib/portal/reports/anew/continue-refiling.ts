import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import type { Refiling } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../../context.ts'
import { statusOf } from '../../submissions/submission-status.ts'
import { sendAfterCancellation, withdrawAfterCancellation } from '../../submissions/submit-message.ts'

/**
 * What follows from the register's final word on one half of a refiling. In the transaction that records that word: so
 * wherever a process dies, the next step is either planned with it or not yet due.
 */
export async function continueRefiling(tx: PortalTransaction, context: Pick<JobContext, 'clock'>, submissionId: string): Promise<void> {
  const refiling = await tx.refiling.findFirst({ where: { OR: [{ cancellationId: submissionId }, { newReportId: submissionId }] } })
  if (!refiling) return
  const status = statusOf(await tx.submission.findUniqueOrThrow({ where: { id: submissionId } }))
  const isTaken = status === 'valid' || status === 'invalidated'
  if (submissionId === refiling.newReportId) return isTaken ? finish(tx, context, refiling) : comeBack(tx, context, refiling, submissionId)
  return isTaken ? file(tx, context, refiling) : putBack(tx, context, refiling)
}

/** The report is cancelled: now the new one leaves. */
async function file(tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, { id, newReportId, personId, ownerKey }: Refiling): Promise<void> {
  await tx.refiling.update({ where: { id, state: 'cancelling' }, data: { state: 'filing' } })
  await sendAfterCancellation(tx, newReportId!)
  await logAction(tx, { personId, sessionId: null }, clock, { action: 'record.send', owner: parseOwnerKey(ownerKey), objectId: newReportId! })
}

const finish = async (tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, { id }: Refiling): Promise<void> => {
  await tx.refiling.update({ where: { id, state: 'filing' }, data: { state: 'filed', finishedAt: clock.now() } })
}

/** The new report was not taken: it is a draft again, with what the register said of it, until somebody has seen to it. */
async function comeBack(tx: PortalTransaction, context: Pick<JobContext, 'clock'>, { id, draftId }: Refiling, submissionId: string): Promise<void> {
  await tx.refiling.update({ where: { id, state: 'filing' }, data: { state: 'unfiled' } })
  await draftAgain(tx, context, draftId!, submissionId)
}

/** The report was not cancelled, so the new one never leaves. */
async function putBack(tx: PortalTransaction, context: Pick<JobContext, 'clock'>, { id, draftId, newReportId }: Refiling): Promise<void> {
  await tx.refiling.update({ where: { id, state: 'cancelling' }, data: { state: 'not_cancelled', newReportId: null, finishedAt: context.clock.now() } })
  await draftAgain(tx, context, draftId!)
  await withdrawAfterCancellation(tx, newReportId!)
}

/** With a revision of its own, so that a window from before does not send it unseen. */
const draftAgain = async (tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, draftId: string, refusedSubmissionId: string | null = null): Promise<void> => {
  await tx.reportDraft.update({ where: { id: draftId }, data: { submissionId: null, refusedSubmissionId, revision: { increment: 1 }, updatedAt: clock.now() } })
}
