import type { UploadResult } from '#lib/channel/sftp/sftp-result.ts'
import { faultParty, type SendResult } from '#lib/channel/ws/send-result.ts'
import type { SubmissionOrigin } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { continueRefiling } from '../reports/anew/continue-refiling.ts'
import { threadFor } from '../threads/portal-threads.ts'
import { noteRefusal, noteUse } from '../vault/note-use.ts'
import { holdSubmission } from './hold-submission.ts'
import { messageToSend, removeSentFile } from './message-to-send.ts'
import { operationOf } from './operation.ts'
import { isPerhapsOurs, type Outcome } from './outcome.ts'
import { insertErrors, keepMessage, recordOutcome } from './record-outcome.ts'
import { keyOf, type Sender } from './sender.ts'
import type { SendingContext } from './sending-context.ts'
import { sentFileOf, waitReasonOf } from './sftp-file.ts'
import { becomeUncertain, handOver, waitAgain, waitForCertificate } from './transitions.ts'

/**
 * Job: sends one submission that waits. That it is being sent is committed before the call: after a crash it is found
 * in that state, and the register is asked before anything is sent again.
 */
export async function sendSubmission(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  const { db, clock } = context
  const letGo = await holdSubmission(db, submissionId)
  if (!letGo) return
  try {
    const submission = await db.read((tx) => tx.submission.findUnique({ where: { id: submissionId } }))
    // In our hands and yet "sending": whoever was sending it is gone.
    if (submission?.state === 'sending') return await db.transaction((tx) => becomeUncertain(tx, submissionId, 0))
    if (submission?.state !== 'waiting' || submission.waitReason === 'cancellation') return

    const made = await messageToSend(context, submission)
    if (!made) return await db.transaction((tx) => waitForCertificate(tx, submissionId))
    const { attempts } = await db.transaction((tx) => tx.submission.update({
      where: { id: submissionId, state: 'waiting' }, data: { state: 'sending', sendingAt: clock.now(), waitReason: null, attempts: { increment: 1 } }, select: { attempts: true },
    }))
    await sendWith(context, { ...submission, attempts }, made)
    await removeSentFile(context, submissionId)
  } finally {
    await letGo()
  }
}

type Sending = { id: string; origin: SubmissionOrigin; rootElement: string; deliveryDataType: number; attempts: number; questions: number; sentAt: Date | null; acknowledgedAt: Date | null }

async function sendWith(context: SendingContext, submission: Sending, { message, sender }: { message: Uint8Array; sender: Sender }): Promise<void> {
  const { db, threads } = context
  const thread = threadFor(message.byteLength)
  if (sender.kind === 'sftp') {
    const result = await threads.run('sendFile', { message, file: sentFileOf(submission), login: sender.login }, thread)
    if (result.known === 'not-sent' && result.fault === 'login-refused') await noteRefusal(context, sender.key, 'login-refused')
    return db.transaction((tx) => recordUpload(tx, context, submission, sender, result))
  }
  const { service, operation } = operationOf(submission.rootElement)
  const paper = submission.origin === 'paper' ? await db.read((tx) => tx.paperForm.findUnique({ where: { submissionId: submission.id }, select: { arrivedOn: true } })) : null
  const result = await threads.run('send', { message, service, operation, irChannel: submission.origin, ...(paper && { arrivedOn: paper.arrivedOn.toISOString().slice(0, 10) }), ...keyOf(sender) }, thread)
  const outcome = result.known === 'answer' ? await threads.run('explain', { answer: result.answer, rootElement: submission.rootElement, sent: message }, thread) : undefined
  if (sender.kind === 'ws' && result.known === 'not-sent' && result.fault === 'certificate-refused') await noteRefusal(context, sender.key, 'refused')
  await db.transaction(async (tx) => {
    if (sender.kind === 'ws' && (result.known === 'answer' || result.known === 'fault')) await noteUse(tx, context, sender.key.id)
    await recordResult(tx, context, submission, result, outcome)
  })
}

/** SFTP knows no acknowledgement: what has arrived is waited for. */
async function recordUpload(tx: PortalTransaction, context: SendingContext, submission: Sending, sender: Sender & { kind: 'sftp' }, result: UploadResult): Promise<void> {
  const { id } = submission
  switch (result.known) {
    case 'arrived':
      await noteUse(tx, context, sender.key.id)
      return handOver(tx, context, submission)
    case 'not-sent': return waitAgain(tx, submission, waitReasonOf(result.fault))
    case 'nothing': return becomeUncertain(tx, id, 0)
    default: return result satisfies never
  }
}

async function recordResult(tx: PortalTransaction, context: SendingContext, submission: Sending, result: SendResult, outcome: Outcome | undefined): Promise<void> {
  const { id, attempts } = submission
  switch (result.known) {
    case 'answer': {
      if (isPerhapsOurs(outcome!, attempts)) return becomeUncertain(tx, id, 0)
      if (outcome!.status !== 0) await keepMessage(tx, context, id, result.kind, result.bytes)
      return recordOutcome(tx, context, submission, outcome!)
    }
    case 'fault':
      // A wrong address or a door that does not take us is nothing that the file could mend.
      if (result.status !== 500 && !FINAL_STATUSES.includes(result.status)) return waitAgain(tx, submission, 'busy')
      // The register's own failure says nothing about what was taken in.
      if (isRegistersOwn(result, attempts)) return becomeUncertain(tx, id, 0)
      await insertErrors(tx, id, result.details.map(({ ruleId, message, path: place, line, column }) =>
        ({ level: 'message', code: ruleId ? `X-${ruleId}` : 'SOAP', message: message.slice(0, 500), ...(ruleId && { ruleId }), ...(place && { path: place }), ...(line && { line }), ...(column && { column }) })))
      await tx.submission.update({ where: { id }, data: { state: 'refused', finishedAt: context.clock.now(), sentAt: context.clock.now(), faultText: result.faultstring.slice(0, 1000) || `HTTP ${result.status}` } })
      return continueRefiling(tx, context, id)
    case 'not-sent':
      return waitAgain(tx, submission, result.fault === 'certificate-refused' ? 'certificate_refused' : result.fault)
    case 'nothing':
      return becomeUncertain(tx, id, 0)
    default:
      return result satisfies never
  }
}

/** Bad request, and too large. */
const FINAL_STATUSES = [400, 413]
const FAULTS_MAX = 3

/** By its code; where that says nothing, a fault that names no place may be the register's own, but not for ever. */
function isRegistersOwn({ status, faultcode, details }: Extract<SendResult, { known: 'fault' }>, attempts: number): boolean {
  switch (faultParty(faultcode)) {
    case 'client': return false
    case 'server': return true
    default: return status === 500 && details.length === 0 && attempts < FAULTS_MAX
  }
}
