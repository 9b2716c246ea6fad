import type { SendResult } from '#lib/channel/ws/send-result.ts'
import type { Submission } from '#lib/platform/generated/portal/client.ts'
import type { PartyId } from '#schemas/parties.ts'
import { noteRefusal } from '../vault/note-use.ts'
import { explained } from './explained.ts'
import { holdSubmission } from './hold-submission.ts'
import { removeSentFile } from './message-to-send.ts'
import type { Outcome } from './outcome.ts'
import { recordAnswer } from './record-outcome.ts'
import { askingSender, keyOf, type Sender } from './sender.ts'
import type { SendingContext } from './sending-context.ts'
import { askAboutFile, fetchFeedbackOnFile } from './sftp-questions.ts'
import { becomeUncertain, lookAgain, sendAgain } from './transitions.ts'

/**
 * So many answers "unknown" without a reason we know, and the delivery is taken for not arrived. Safe also when that is
 * wrong: its DeliveryId is taken in once, whatever is sent again (PR-030).
 */
const UNKNOWN_ANSWERS_MAX = 5
const NOT_FOUND = 'PR-147'

/** Job: what became of a delivery that was sent and of which no answer came. */
export async function askAboutSubmission(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  await withSubmission(context, submissionId, ['uncertain'], async (submission, sender) => {
    if (sender?.kind === 'sftp') return askAboutFile(context, submission, sender)
    const { result, outcome } = await ask(context, submission, sender)
    await context.db.transaction(async (tx) => {
      const questions = submission.questions + 1
      if (!outcome || result?.known !== 'answer') return becomeUncertain(tx, submissionId, questions)
      if (outcome.status !== 0) return recordAnswer(tx, context, submission, result, outcome)
      const isNotThere = outcome.messageErrors.some(({ ruleId }) => ruleId === NOT_FOUND)
      if (!isNotThere && questions < UNKNOWN_ANSWERS_MAX) return becomeUncertain(tx, submissionId, questions)
      return sendAgain(tx, submissionId)
    })
  })
}

/** Job: fetches the feedback of a delivery that has been taken in; asks again later while it is being processed. */
export async function fetchFeedback(context: SendingContext, { submissionId }: { submissionId: string }): Promise<void> {
  await withSubmission(context, submissionId, ['acknowledged', 'handed_over'], async (submission, sender) => {
    if (sender?.kind === 'sftp') return fetchFeedbackOnFile(context, submission, sender)
    const { result, outcome } = await ask(context, submission, sender)
    await context.db.transaction(async (tx) => {
      if (outcome && outcome.status > 2 && result?.known === 'answer') return recordAnswer(tx, context, submission, result, outcome)
      return lookAgain(tx, context, submission)
    })
  })
}

async function withSubmission(context: SendingContext, submissionId: string, states: readonly Submission['state'][], work: (submission: Submission, sender: Sender | undefined) => Promise<void>): Promise<void> {
  const letGo = await holdSubmission(context.db, submissionId)
  if (!letGo) return
  try {
    const { submission, sender } = await context.db.read(async (tx) => {
      const found = await tx.submission.findUniqueOrThrow({ where: { id: submissionId } })
      return { submission: found, sender: await askingSender(tx, context, found) }
    })
    if (!states.includes(submission.state)) return
    await work(submission, sender)
    await removeSentFile(context, submissionId)
  } finally {
    await letGo()
  }
}

async function ask(context: SendingContext, submission: Submission, sender: Sender | undefined): Promise<{ result?: SendResult; outcome?: Outcome }> {
  if (!sender) return {}
  const { box, threads, environment } = context
  const { owner } = JSON.parse(box.open(submission.partiesSealed, `parties ${submission.uploadId}`).toString()) as { owner: PartyId }
  const result = await threads.run('ask', {
    deliveryDataType: submission.deliveryDataType, productionEnvironment: environment === 'production', deliveryDataOwner: owner, ...keyOf(sender),
    ...(submission.irDeliveryId === null ? { deliveryId: submission.deliveryId } : { irDeliveryId: submission.irDeliveryId }),
  }, { lane: 'small' })
  // Revoked or ended since it was sent: the next question goes another way.
  if (sender.kind === 'ws' && result.known === 'not-sent' && result.fault === 'certificate-refused') await noteRefusal(context, sender.key, 'refused')
  return result.known === 'answer' ? { result, outcome: await explained(context, submission.id, result.answer) } : { result }
}
