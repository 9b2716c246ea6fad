import type { Database } from '#lib/platform/database.ts'
import type { Log } from '#lib/platform/log.ts'

export type WaitingDeliveries = { close(): Promise<void> }

/** Also finds what a killed process left behind and what comes from other replicas. */
const LOOK_MS = 1_000

/**
 * Looks for deliveries that nobody works on and has them processed. Most are processed by the thread that
 * took them in; these are the ones of a replica without that role, after a crash, or due for another try.
 */
export function watchWaitingDeliveries(options: { db: Database; log: Log; processWaiting: () => Promise<number> }): WaitingDeliveries {
  const { db, log, processWaiting } = options
  let closed = false
  let running: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      const waiting = await db.query('SELECT FROM delivery WHERE status = 2 LIMIT 1')
      if (waiting.length > 0) await processWaiting()
    } catch (error) {
      if (!closed) log.warn({ err: error }, 'waiting deliveries could not be looked for')
    }
  }
  const timer = setInterval(() => { running ??= look().finally(() => { running = undefined }) }, LOOK_MS)
  return {
    async close() {
      closed = true
      clearInterval(timer)
      await running
    },
  }
}
