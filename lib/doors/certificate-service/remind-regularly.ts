import { remindOfEnds } from '#lib/certificates/orders/remind-of-ends.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'

const EVERY_MS = 3_600_000

/** Looks for ending certificates now, every hour, and when `again` is called; one look at a time. */
export function remindRegularly({ db, box, clock, log }: { db: Database; box: SealedBox; clock: Clock; log: Log }): { again(): void; close(): Promise<void> } {
  let running = Promise.resolve()
  const again = (): void => {
    running = running.then(async () => {
      try {
        const reminded = await db.transaction((tx) => remindOfEnds(tx, box, clock.now()))
        if (reminded > 0) log.info({ reminded }, 'reminded of certificates that end')
      } catch (error) {
        log.error({ err: error }, 'reminders could not be written')
      }
    })
  }
  again()
  const timer = setInterval(again, EVERY_MS)
  timer.unref()
  return { again, async close() { clearInterval(timer); await running } }
}
