import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { WaitReason } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'
import { planJob } from '../jobs.ts'
import { decompress } from '../stored-bytes.ts'
import { laneOf, type PortalThreads } from '../threads/portal-threads.ts'
import { holdSubmission } from './hold-submission.ts'
import { operationOf } from './operation.ts'
import type { Outcome } from './outcome.ts'
import { pauseBeforeAsking, pauseBeforeSending } from './pauses.ts'
import { insertErrors, keepMessage, recordOutcome } from './record-outcome.ts'

export type SendingContext = JobContext & { threads: PortalThreads }

/**
 * Job: sends one submission that waits. That it is being sent is committed before the call: after a crash it is found
 * in that state, and StatusService is asked before anything is sent again.
 */
export async function sendSubmission(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  const { db, clock, threads } = context
  const letGo = await holdSubmission(db, submissionId)
  if (!letGo) return
  try {
    const submission = await db.read((tx) => tx.submission.findUnique({ where: { id: submissionId } }))
    // In our hands and yet "sending": whoever was sending it is gone.
    if (submission?.state === 'sending') return await db.transaction((tx) => becomeUncertain(tx, submissionId, 0))
    if (submission?.state !== 'waiting') return

    const message = await messageToSend(context, submission)
    const { attempts } = await db.transaction((tx) => tx.submission.update({
      where: { id: submissionId, state: 'waiting' }, data: { state: 'sending', sendingAt: clock.now(), waitReason: null, attempts: { increment: 1 } }, select: { attempts: true },
    }))
    const { service, operation } = operationOf(submission.rootElement)
    const lane = laneOf(message.byteLength)
    const result = await threads.run('send', { message, service, operation }, { lane })
    const outcome = result.known === 'answer' ? await threads.run('explain', { answer: result.answer, sent: message }, { lane }) : undefined
    await db.transaction((tx) => recordResult(tx, context, { ...submission, attempts }, result, outcome))
  } finally {
    await letGo()
  }
}

/** The signed message: made once and kept, so that what is sent again is the same to the last byte. */
async function messageToSend({ db, clock, threads, uploadsDirectory }: SendingContext, { id, uploadId }: { id: string; uploadId: string }): Promise<Uint8Array> {
  const kept = await db.read((tx) => tx.submissionMessage.findFirst({ where: { submissionId: id, kind: 'delivery' }, select: { content: true } }))
  if (kept) return decompress(kept.content)
  const { signed, byteLength } = await db.read((tx) => tx.upload.findUniqueOrThrow({ where: { id: uploadId }, select: { signed: true, byteLength: true } }))
  const file = path.join(uploadsDirectory, uploadId)
  const message = await threads.run('sign', { file, signed: signed === true }, { lane: laneOf(byteLength) })
  await db.transaction((tx) => keepMessage(tx, { clock }, id, 'delivery', message))
  await rm(file, { force: true })
  return message
}

type Sending = { id: string; uploadId: string; attempts: number; questions: number; sentAt: Date | null; acknowledgedAt: Date | null }

async function recordResult(tx: PortalTransaction, context: SendingContext, submission: Sending, result: SendResult, outcome: Outcome | undefined): Promise<void> {
  const { id, attempts } = submission
  switch (result.known) {
    case 'answer': {
      // After an attempt of which nothing is known, "used already" may speak of that very attempt (PR-030, D-31).
      const isPerhapsOurs = outcome!.status === 4 && attempts > 1 && outcome!.deliveryErrors.some(({ ruleId }) => ruleId !== undefined && REFERENCE_USED.includes(ruleId))
      if (isPerhapsOurs) return becomeUncertain(tx, id, 0)
      if (outcome!.status !== 0) await keepMessage(tx, context, id, result.kind, result.bytes)
      return recordOutcome(tx, context, submission, outcome!)
    }
    case 'fault':
      // A wrong address or a door that does not take us is nothing that the file could mend.
      if (result.status !== 500 && !FINAL_STATUSES.includes(result.status)) return waitAgain(tx, submission, 'busy')
      // No place named: the fault may be the register's own, and then it says nothing about what was taken in.
      if (result.status === 500 && result.details.length === 0 && attempts < FAULTS_MAX) return becomeUncertain(tx, id, 0)
      await insertErrors(tx, id, result.details.map(({ ruleId, message, path: place, line, column }) =>
        ({ level: 'message', code: ruleId ? `X-${ruleId}` : 'SOAP', message: message.slice(0, 500), ...(ruleId && { ruleId }), ...(place && { path: place }), ...(line && { line }), ...(column && { column }) })))
      await tx.submission.update({ where: { id }, data: { state: 'refused', finishedAt: context.clock.now(), sentAt: context.clock.now(), faultText: result.faultstring.slice(0, 1000) || `HTTP ${result.status}` } })
      return
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

async function waitAgain(tx: PortalTransaction, { id, attempts }: Sending, waitReason: WaitReason): Promise<void> {
  await tx.submission.update({ where: { id }, data: { state: 'waiting', waitReason } })
  await planJob(tx, 'send-submission', { submissionId: id }, { afterSeconds: pauseBeforeSending(attempts), key: `send ${id}` })
}

/** Rules that say a DeliveryId has been used, by kind of message. */
const REFERENCE_USED = ['PR-030', 'WR-013', 'SR-011', 'BR-003', 'IV-005']

export async function becomeUncertain(tx: PortalTransaction, submissionId: string, questions: number): Promise<void> {
  await tx.submission.update({ where: { id: submissionId }, data: { state: 'uncertain', questions } })
  await planJob(tx, 'ask-about-submission', { submissionId }, { afterSeconds: pauseBeforeAsking(questions), key: `ask ${submissionId}` })
}
