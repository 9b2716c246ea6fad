import type { Log } from '#lib/platform/log.ts'

const END_MS_MAX = 15_000

/** Ctrl-C, SIGTERM, or the end of the process that started us: finish what is under way, then end. A second signal, or too long a wait, ends at once. */
export function endOnSignals(log: Log, close: () => Promise<void>): void {
  let ending = false
  const end = (): void => {
    if (ending) process.exit(1)
    ending = true
    setTimeout(() => process.exit(1), END_MS_MAX).unref()
    close().then(() => process.exit(0), (error: unknown) => {
      log.error({ err: error }, 'could not end cleanly')
      process.exit(1)
    })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('disconnect', end)
}
