import type { JobContext } from '../context.ts'
import { DRAFT_DAYS_MAX } from './read-drafts.ts'

const DAY_MS = 86_400_000

/** Job, daily: drafts that nobody has touched for 30 days (D-126), and what is left of those that were sent; not of a paper form that waits for its end, nor of a cancelled report that is to be filed anew. */
export async function removeOldDrafts({ db, clock }: Pick<JobContext, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - DRAFT_DAYS_MAX * DAY_MS)
  await db.transaction((tx) => tx.reportDraft.deleteMany({ where: { updatedAt: { lt: before }, NOT: { refiling: { finishedAt: null } }, OR: [{ paperForm: null }, { submissionId: { not: null } }, { paperForm: { OR: [{ rejectedAt: { not: null } }, { discardedAt: { not: null } }] } }] } }))
}
