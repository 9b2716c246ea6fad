import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'

export interface CertificateUse {
  /** A door let this certificate in. Costs nothing; the moment is written a little later. */
  note(certificateId: number): void
  close(): Promise<void>
}

const WRITTEN_EVERY_MS = 5_000

/** When certificates were last used, to about five seconds: what is noted is written together, not at every request. */
export function noteCertificateUse({ db, clock, log }: { db: Database; clock: Clock; log: Log }): CertificateUse {
  const used = new Map<number, Date>()
  const write = async (): Promise<void> => {
    if (used.size === 0) return
    const [ids, moments] = [[...used.keys()], [...used.values()]]
    used.clear()
    await db.transaction((tx) => tx.query(
      `INSERT INTO certificate_use (certificate_id, last_used_at) SELECT id, used_at FROM unnest($1::bigint[], $2::timestamptz[]) used (id, used_at) JOIN certificate USING (id)
       ON CONFLICT (certificate_id) DO UPDATE SET last_used_at = greatest(certificate_use.last_used_at, excluded.last_used_at)`, [ids, moments]))
  }
  const writeSafely = (): Promise<void> => write().catch((error: unknown) => log.warn({ err: error }, 'the last use of certificates could not be written'))
  const timer = setInterval(() => void writeSafely(), WRITTEN_EVERY_MS)
  timer.unref()
  return {
    note: (certificateId) => { used.set(certificateId, clock.now()) },
    async close() {
      clearInterval(timer)
      await writeSafely()
    },
  }
}
