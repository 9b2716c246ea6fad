import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'

export type SandboxClock = Clock & {
  /** Called after the clock has been moved. */
  onMoved(listener: () => void): void
  close(): Promise<void>
}

const KEY = 'clock-offset-ms'
const CHANNEL = 'setting_changed'

/**
 * The register's clock. In the test environment it can be moved for every process and thread at once; it goes on
 * from where it was set. In production it is the system's.
 */
export async function openSandboxClock(db: Database, environment: 'test' | 'production'): Promise<SandboxClock> {
  if (environment === 'production') return { now: () => new Date(), onMoved: () => {}, close: async () => {} }
  let offsetMs = 0
  const listeners: (() => void)[] = []
  const read = async (): Promise<void> => {
    const [row] = await db.query<{ value: number }>('SELECT value FROM setting WHERE key = $1', [KEY])
    const value = row?.value ?? 0
    if (value === offsetMs) return
    offsetMs = value
    for (const listener of listeners) listener()
  }
  const stop = await db.listen(CHANNEL, () => void read().catch(() => {}))
  await read()
  return { now: () => new Date(Date.now() + offsetMs), onMoved: (listener) => { listeners.push(listener) }, close: stop }
}

/** Moves the clock of the whole register to `moment`; null sets it back to the present. */
export async function setSandboxClock(db: Database, moment: Date | null): Promise<void> {
  const offsetMs = moment ? moment.getTime() - Date.now() : 0
  await db.transaction(async (tx) => {
    await tx.query('INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = now()', [KEY, JSON.stringify(offsetMs)])
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, KEY])
  })
}
