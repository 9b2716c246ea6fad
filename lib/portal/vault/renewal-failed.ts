import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'

const FIRST_PAUSE_MS = 15 * 60_000
const PAUSE_MS_MAX = 24 * 3_600_000

/** Notes at the key to be renewed why its successor did not come, and when it is tried again. @param successorId the key that did not get its certificate */
export async function renewalFailed(tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, successorId: string, failure: string): Promise<void> {
  const { renews } = await tx.vaultKey.findUniqueOrThrow({ where: { id: successorId }, select: { renews: { select: { id: true, renewalAttempts: true } } } })
  if (!renews) return
  const now = clock.now()
  const pause = Math.min(PAUSE_MS_MAX, FIRST_PAUSE_MS * 2 ** Math.min(renews.renewalAttempts, 16))
  await tx.vaultKey.update({
    where: { id: renews.id },
    data: { renewalAttempts: renews.renewalAttempts + 1, nextRenewalAt: new Date(now.getTime() + pause), renewalFailure: failure, renewalFailureAt: now },
  })
}
