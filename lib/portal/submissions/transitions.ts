/** From one state of a submission to the next, together with the job that goes on from there. */
import type { WaitReason } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'
import { planJob } from '../jobs.ts'
import { pauseBeforeAsking, pauseBeforeFeedback, pauseBeforeSending } from './pauses.ts'

const NO_CERTIFICATE_SECONDS = 600

/** It did not leave, or did not arrive for certain. */
export async function waitAgain(tx: PortalTransaction, { id, attempts }: { id: string; attempts: number }, waitReason: WaitReason): Promise<void> {
  await tx.submission.update({ where: { id }, data: { state: 'waiting', waitReason } })
  await planJob(tx, 'send-submission', { submissionId: id }, { afterSeconds: pauseBeforeSending(attempts), key: `send ${id}` })
}

/** Looked for now and then; a certificate that comes into the vault sends what waits for it at once. */
export async function waitForCertificate(tx: PortalTransaction, id: string): Promise<void> {
  await tx.submission.update({ where: { id }, data: { waitReason: 'no_certificate' } })
  await planJob(tx, 'send-submission', { submissionId: id }, { afterSeconds: NO_CERTIFICATE_SECONDS, key: `send ${id}` })
}

/** It left and no answer came. @param questions asked since */
export async function becomeUncertain(tx: PortalTransaction, submissionId: string, questions: number): Promise<void> {
  await tx.submission.update({ where: { id: submissionId }, data: { state: 'uncertain', questions } })
  await planJob(tx, 'ask-about-submission', { submissionId }, { afterSeconds: pauseBeforeAsking(questions), key: `ask ${submissionId}` })
}

/** The register knows nothing of it: back into the queue; at once the first time, then with pauses, in case it is the register that fails each time. */
export async function sendAgain(tx: PortalTransaction, submissionId: string): Promise<void> {
  const { attempts } = await tx.submission.update({ where: { id: submissionId }, data: { state: 'waiting', questions: 0 }, select: { attempts: true } })
  await planJob(tx, 'send-submission', { submissionId }, { ...(attempts > 1 && { afterSeconds: pauseBeforeSending(attempts) }), key: `send ${submissionId}` })
}

/** Its file is in the register's hands (SFTP knows no acknowledgement); from here on its feedback is looked for. */
export async function handOver(tx: PortalTransaction, context: JobContext, { id, sentAt }: { id: string; sentAt: Date | null }): Promise<void> {
  await tx.submission.update({ where: { id }, data: { state: 'handed_over', waitReason: null, questions: 0, sentAt: sentAt ?? context.clock.now() } })
  await planJob(tx, 'fetch-feedback', { submissionId: id }, { afterSeconds: pauseBeforeFeedback(0, context), key: `feedback ${id}` })
}

/** No feedback yet. */
export async function lookAgain(tx: PortalTransaction, context: JobContext, { id, questions }: { id: string; questions: number }): Promise<void> {
  await tx.submission.update({ where: { id }, data: { questions: questions + 1 } })
  await planJob(tx, 'fetch-feedback', { submissionId: id }, { afterSeconds: pauseBeforeFeedback(questions + 1, context), key: `feedback ${id}` })
}
