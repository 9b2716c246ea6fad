import { holdSubmission } from './hold-submission.ts'
import type { SendingContext } from './sending-context.ts'
import { becomeUncertain } from './transitions.ts'

/** Job, every minute: a submission that is "sending" while nobody holds it was left behind by a process that died. */
export async function recoverSubmissions({ db }: Pick<SendingContext, 'db'>): Promise<void> {
  const sending = await db.read((tx) => tx.submission.findMany({ where: { state: 'sending' }, select: { id: true } }))
  for (const { id } of sending) {
    const letGo = await holdSubmission(db, id)
    if (!letGo) continue
    try {
      await db.transaction(async (tx) => {
        const still = await tx.submission.findUnique({ where: { id, state: 'sending' }, select: { id: true } })
        if (still) await becomeUncertain(tx, id, 0)
      })
    } finally {
      await letGo()
    }
  }
}
