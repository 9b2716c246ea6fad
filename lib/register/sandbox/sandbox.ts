import type { Clock } from '#lib/platform/clock.ts'
import type { Database, Transaction } from '#lib/platform/database.ts'
import { faultNames, noFaults, type FaultName, type Faults } from './faults.ts'

export type SandboxClock = Clock & {
  /** Called after the clock has been moved. */
  onMoved(listener: () => void): void
}

/** What the sandbox can change in a running register: the same in every process and thread. */
export type Sandbox = {
  /** Goes on from where it was set. In production it is the system's. */
  clock: SandboxClock
  /** In production there are none. */
  faults: Faults
  /** Called after all data were replaced, by a reset or a snapshot: what is remembered of them is no longer true. */
  onRestored(listener: () => void): void
  close(): Promise<void>
}

export const SANDBOX_SETTINGS = { clock: 'clock-offset-ms', faults: 'faults' } as const
const CHANNEL = 'setting_changed'
const RESTORED = 'restored'

/** Follows the sandbox of `db`. In production nothing is listened to and nothing can be changed. */
export async function openSandbox(db: Database, environment: 'test' | 'production'): Promise<Sandbox> {
  if (environment === 'production') return { clock: { now: () => new Date(), onMoved: () => {} }, faults: noFaults, onRestored: () => {}, close: async () => {} }
  let offsetMs = 0
  const faults = { ...noFaults } as { -readonly [Name in FaultName]: boolean }
  const moved: (() => void)[] = []
  const restored: (() => void)[] = []
  const read = async (): Promise<void> => {
    const rows = await db.query<{ key: string; value: unknown }>('SELECT key, value FROM setting WHERE key = ANY($1)', [Object.values(SANDBOX_SETTINGS)])
    const settings = new Map(rows.map(({ key, value }) => [key, value]))
    const on = (settings.get(SANDBOX_SETTINGS.faults) ?? []) as string[]
    for (const name of faultNames) faults[name] = on.includes(name)
    const wanted = (settings.get(SANDBOX_SETTINGS.clock) ?? 0) as number
    if (wanted === offsetMs) return
    offsetMs = wanted
    for (const listener of moved) listener()
  }
  const stop = await db.listen(CHANNEL, (payload) => {
    if (payload === RESTORED) for (const listener of restored) listener()
    void read().catch(() => {})
  })
  await read()
  return {
    clock: { now: () => new Date(Date.now() + offsetMs), onMoved: (listener) => { moved.push(listener) } },
    faults,
    onRestored: (listener) => { restored.push(listener) },
    close: stop,
  }
}

/** Moves the clock of the whole register to `moment`; null sets it back to the present. */
export async function setSandboxClock(db: Database, moment: Date | null): Promise<void> {
  const offsetMs = moment ? moment.getTime() - Date.now() : 0
  await db.transaction((tx) => keepSetting(tx, SANDBOX_SETTINGS.clock, offsetMs))
}

/** Switches one fault on or off; the others stay as they are. */
export async function switchFault(db: Database, name: FaultName, on: boolean): Promise<FaultName[]> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ value: FaultName[] }>('SELECT value FROM setting WHERE key = $1 FOR UPDATE', [SANDBOX_SETTINGS.faults])
    const value = faultNames.filter((known) => (known === name ? on : row?.value.includes(known)))
    await keepSetting(tx, SANDBOX_SETTINGS.faults, value)
    return value
  }, { lock: 'sandbox faults' })
}

/** Every process and thread looks at its settings anew and forgets what it remembered, when `tx` is committed. */
export async function tellRestored(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, RESTORED])
  // No certificate in particular: all of them.
  await tx.query("SELECT pg_notify('certificate_changed', '')")
}

async function keepSetting(tx: Transaction, key: string, value: unknown): Promise<void> {
  await tx.query('INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = now()', [key, JSON.stringify(value)])
  await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, key])
}
