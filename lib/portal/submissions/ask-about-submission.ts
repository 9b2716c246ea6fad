import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { PartyId } from '#schemas/parties.ts'
import { planJob } from '../jobs.ts'
import { decompress } from '../stored-bytes.ts'
import { laneOf } from '../threads/portal-threads.ts'
import { holdSubmission } from './hold-submission.ts'
import type { Outcome } from './outcome.ts'
import { pauseBeforeFeedback } from './pauses.ts'
import { keepMessage, recordOutcome } from './record-outcome.ts'
import { becomeUncertain, type SendingContext } from './send-submission.ts'

/**
 * So many answers "unknown" without a reason we know, and the delivery is taken for not arrived. Safe also when that is
 * wrong: its DeliveryId is taken in once, whatever is sent again (PR-030).
 */
const UNKNOWN_ANSWERS_MAX = 5
const NOT_FOUND = 'PR-147'

type Asked = Awaited<ReturnType<typeof readSubmission>>

/** Job: what became of a delivery that was sent and of which no answer came. */
export async function askAboutSubmission(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  await withSubmission(context, submissionId, 'uncertain', async (submission) => {
    const { result, outcome } = await ask(context, submission)
    await context.db.transaction(async (tx) => {
      const questions = submission.questions + 1
      if (!outcome) return becomeUncertain(tx, submissionId, questions)
      if (outcome.status !== 0) return recordAnswer(tx, context, submission, result, outcome)
      const isNotThere = outcome.messageErrors.some(({ ruleId }) => ruleId === NOT_FOUND)
      if (!isNotThere && questions < UNKNOWN_ANSWERS_MAX) return becomeUncertain(tx, submissionId, questions)
      await tx.submission.update({ where: { id: submissionId }, data: { state: 'waiting', questions: 0 } })
      await planJob(tx, 'send-submission', { submissionId }, { key: `send ${submissionId}` })
    })
  })
}

/** Job: fetches the feedback of a delivery that has been taken in; asks again later while it is being processed. */
export async function fetchFeedback(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  await withSubmission(context, submissionId, 'acknowledged', async (submission) => {
    const { result, outcome } = await ask(context, submission)
    await context.db.transaction(async (tx) => {
      if (outcome && outcome.status > 2) return recordAnswer(tx, context, submission, result, outcome)
      const questions = submission.questions + 1
      await tx.submission.update({ where: { id: submissionId }, data: { questions } })
      await planJob(tx, 'fetch-feedback', { submissionId }, { afterSeconds: pauseBeforeFeedback(questions, context), key: `feedback ${submissionId}` })
    })
  })
}

async function withSubmission(context: SendingContext, submissionId: string, state: 'uncertain' | 'acknowledged', work: (submission: Asked) => Promise<void>): Promise<void> {
  const letGo = await holdSubmission(context.db, submissionId)
  if (!letGo) return
  try {
    const submission = await readSubmission(context, submissionId)
    if (submission.state === state) await work(submission)
  } finally {
    await letGo()
  }
}

const readSubmission = ({ db }: SendingContext, id: string) => db.read((tx) => tx.submission.findUniqueOrThrow({ where: { id } }))

async function ask({ db, box, threads, environment }: SendingContext, submission: Asked): Promise<{ result: SendResult; outcome?: Outcome }> {
  const { owner } = JSON.parse(box.open(submission.partiesSealed, `parties ${submission.uploadId}`).toString()) as { owner: PartyId }
  const result = await threads.run('ask', {
    deliveryDataType: submission.deliveryDataType, productionEnvironment: environment === 'production', deliveryDataOwner: owner,
    ...(submission.irDeliveryId === null ? { deliveryId: submission.deliveryId } : { irDeliveryId: submission.irDeliveryId }),
  }, { lane: 'small' })
  if (result.known !== 'answer') return { result }
  const sent = await db.read((tx) => tx.submissionMessage.findFirst({ where: { submissionId: submission.id, kind: 'delivery' }, select: { content: true, byteLength: true } }))
  const outcome = await threads.run('explain', { answer: result.answer, ...(sent && { sent: await decompress(sent.content) }) }, { lane: laneOf(sent?.byteLength ?? 0) })
  return { result, outcome }
}

async function recordAnswer(tx: Parameters<typeof recordOutcome>[0], context: SendingContext, submission: Asked, result: SendResult, outcome: Outcome): Promise<void> {
  if (result.known === 'answer' && outcome.status !== 2) await keepMessage(tx, context, submission.id, result.kind, result.bytes)
  await recordOutcome(tx, context, submission, outcome)
}
