import { DELIVERY_STATES_MAX } from '#schemas/eservice-report-operations.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { InterfaceContext } from '../context.ts'
import { HOME_WAIT_MS_MAX, inTime } from '../in-time.ts'
import { registerFailure } from '../register-failure.ts'

type LearningContext = Pick<InterfaceContext, 'db' | 'clock' | 'register'>

/** However many pages show a delivery, it is asked about this often at most; and by the job, which asks about all, less often. */
const PAGE_ASKS_AFTER_MS = 30_000
const JOB_ASKS_AFTER_MS = 3_600_000
/** Corrections to what is older come, but rarely: then a page that shows it asks. */
const JOB_LOOKS_BACK_MS = 400 * 86_400_000
/** A delivery taken in whole; the other final states do not change any more. */
const VALID = 3
const REPORTS = [100, 101, 102]

/**
 * What became of deliveries that went out from here, since by other ways too: cancelled, or with newer versions of
 * their reports, by payroll software or by SFTP. Before a page shows them; it does not wait for a register that is away.
 */
export async function learnStatesOf(context: LearningContext, submissionIds: readonly string[]): Promise<void> {
  if (submissionIds.length > 0) await inTime(learn(context, { id: { in: [...submissionIds] } }, PAGE_ASKS_AFTER_MS), HOME_WAIT_MS_MAX, undefined)
}

/** Job: the same for all, the longest not asked about first, so many at a time; so that searches by state find what is true. */
export const learnStates = (context: LearningContext): Promise<void> =>
  learn(context, { submittedAt: { gte: new Date(context.clock.now().getTime() - JOB_LOOKS_BACK_MS) } }, JOB_ASKS_AFTER_MS)

async function learn({ db, clock, register }: LearningContext, where: Prisma.SubmissionWhereInput, askedAgainAfterMs: number): Promise<void> {
  const now = clock.now()
  const due = await db.read((tx) => tx.submission.findMany({
    where: {
      ...where, state: 'processed', deliveryDataStatus: VALID, deliveryDataType: { in: REPORTS }, irDeliveryId: { not: null },
      OR: [{ stateAskedAt: null }, { stateAskedAt: { lt: new Date(now.getTime() - askedAgainAfterMs) } }],
    },
    orderBy: { stateAskedAt: { sort: 'asc', nulls: 'first' } }, take: DELIVERY_STATES_MAX,
    select: { id: true, irDeliveryId: true, replacedItemCount: true, cancelledItemCount: true },
  }))
  if (due.length === 0) return
  const answer = await register.call('read-delivery-states', { irDeliveryIds: due.map(({ irDeliveryId }) => irDeliveryId!) }).catch((error: unknown) => {
    if (registerFailure(error)) return undefined
    throw error
  })
  if (!answer) return
  const states = new Map(answer.states.map((state) => [state.irDeliveryId, state]))
  await db.transaction(async (tx) => {
    await tx.submission.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { stateAskedAt: now } })
    for (const { id, irDeliveryId, replacedItemCount, cancelledItemCount } of due) {
      const state = states.get(irDeliveryId!)
      if (!state || (state.status === VALID && state.replaced === replacedItemCount && state.cancelled === cancelledItemCount)) continue
      await tx.submission.update({ where: { id }, data: { deliveryDataStatus: state.status, replacedItemCount: state.replaced, cancelledItemCount: state.cancelled } })
    }
  })
}
