/** What became of a file sent by SFTP: there is no StatusService, only what IN and OUT show. */
import type { FeedbackLook } from '#lib/channel/sftp/sftp-result.ts'
import type { Submission } from '#lib/platform/generated/portal/client.ts'
import { noteRefusal } from '../vault/note-use.ts'
import { explained } from './explained.ts'
import { isPerhapsOurs } from './outcome.ts'
import { recordAnswer } from './record-outcome.ts'
import type { Sender } from './sender.ts'
import type { SendingContext } from './sending-context.ts'
import { sentFileOf } from './sftp-file.ts'
import { becomeUncertain, handOver, lookAgain, sendAgain } from './transitions.ts'

type SftpSender = Sender & { kind: 'sftp' }

/**
 * So many looks that find nothing, a quarter of an hour in all, and a file of which it is not known whether it arrived is
 * taken for not arrived. Safe also when that is wrong: its DeliveryId is taken in once (PR-030).
 */
const LOOKS_MAX = 10
/** Feedback "used already" is believed after so many looks that found no other. */
const LOOKS_FOR_OTHER_MAX = 5

/** After an upload that ended without a word, or with its process. */
export async function askAboutFile(context: SendingContext, submission: Submission, sender: SftpSender): Promise<void> {
  const { db, threads } = context
  const { id, questions } = submission
  const { arrival, feedback } = await threads.run('lookForFile', { file: sentFileOf(submission), passed: submission.passedFeedback, login: sender.login }, { lane: 'small' })
  if (feedback.known === 'answer') return recordFeedback(context, submission, sender, feedback)
  await noteRefusedLogin(context, sender, feedback)
  await db.transaction(async (tx) => {
    // Its temporary file is still there: it was never renamed.
    if (arrival.known === 'not-sent') return sendAgain(tx, id)
    // Neither file nor feedback: it has been taken in and waits for its turn, or it never got there at all.
    if (arrival.known === 'arrived' && feedback.known === 'not-yet' && questions + 1 >= LOOKS_MAX) return sendAgain(tx, id)
    return becomeUncertain(tx, id, questions + 1)
  })
}

/** Of a file that has arrived. */
export async function fetchFeedbackOnFile(context: SendingContext, submission: Submission, sender: SftpSender): Promise<void> {
  const { db, threads } = context
  // Where only "used already" was found for long, that is the answer.
  const passed = submission.questions < LOOKS_FOR_OTHER_MAX ? submission.passedFeedback : []
  const { feedback } = await threads.run('lookForFile', { file: sentFileOf(submission), passed, login: sender.login }, { lane: 'small' })
  if (feedback.known === 'answer') return recordFeedback(context, submission, sender, feedback)
  await noteRefusedLogin(context, sender, feedback)
  await db.transaction((tx) => lookAgain(tx, context, submission))
}

/** Revoked or ended since it was sent: the next question goes another way. */
async function noteRefusedLogin(context: SendingContext, { key }: SftpSender, feedback: FeedbackLook): Promise<void> {
  if (feedback.known === 'not-sent' && feedback.fault === 'login-refused') await noteRefusal(context, key, 'login-refused')
}

async function recordFeedback(context: SendingContext, submission: Submission, { login }: SftpSender, { answer, bytes, fileName }: FeedbackLook & { known: 'answer' }): Promise<void> {
  const { db, threads } = context
  const outcome = await explained(context, submission.id, answer)
  const speaksOfFirst = isPerhapsOurs(outcome, submission.attempts) && !submission.passedFeedback.includes(fileName)
  await db.transaction(async (tx) => {
    if (!speaksOfFirst) return recordAnswer(tx, context, submission, { kind: 'feedback', bytes }, outcome)
    await tx.submission.update({ where: { id: submission.id }, data: { passedFeedback: { push: fileName } } })
    return handOver(tx, context, submission)
  })
  // It is kept here from now on. What stays in OUT the register removes in its time (D-64).
  if (!speaksOfFirst) await threads.run('removeFeedback', { fileName, login }, { lane: 'small' }).catch(() => {})
}
