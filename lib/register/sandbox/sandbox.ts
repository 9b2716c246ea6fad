import type { Clock } from '#lib/platform/clock.ts'
import type { Database, Transaction } from '#lib/platform/database.ts'
import { faultNames, type FaultName, type Faults } from './faults.ts'

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
  /** For the threads of this process: what holds here holds there, in the same moment. */
  shared: SharedArrayBuffer
  /** Looks at the settings now: what was just set holds in this process when this resolves. */
  lookAgain(): Promise<void>
  close(): Promise<void>
}

export const SANDBOX_SETTINGS = { clock: 'clock-offset-ms', faults: 'faults' } as const
const CHANNEL = 'setting_changed'
const RESTORED = 'restored'

/** Follows the sandbox of `db`. In production nothing is listened to and nothing can be changed. */
export async function openSandbox(db: Database, environment: 'test' | 'production'): Promise<Sandbox> {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT * (1 + faultNames.length))
  const { clock, faults } = followSandbox(shared)
  if (environment === 'production') return { clock: { ...clock, onMoved: () => {} }, faults, shared, onRestored: () => {}, lookAgain: async () => {}, close: async () => {} }
  const numbers = new Float64Array(shared)
  const moved: (() => void)[] = []
  const restored: (() => void)[] = []
  const read = async (): Promise<void> => {
    const rows = await db.query<{ key: string; value: unknown }>('SELECT key, value FROM setting WHERE key = ANY($1)', [Object.values(SANDBOX_SETTINGS)])
    const settings = new Map(rows.map(({ key, value }) => [key, value]))
    const on = (settings.get(SANDBOX_SETTINGS.faults) ?? []) as string[]
    faultNames.forEach((name, index) => { numbers[1 + index] = Number(on.includes(name)) })
    const wanted = (settings.get(SANDBOX_SETTINGS.clock) ?? 0) as number
    if (wanted === numbers[0]) return
    numbers[0] = wanted
    for (const listener of moved) listener()
  }
  const stop = await db.listen(CHANNEL, (payload) => {
    if (payload === RESTORED) for (const listener of restored) listener()
    void read().catch(() => {})
  })
  await read()
  return {
    clock: { ...clock, onMoved: (listener) => { moved.push(listener) } },
    faults, shared,
    onRestored: (listener) => { restored.push(listener) },
    lookAgain: read,
    close: stop,
  }
}

/** The same in a thread, which reads what its process keeps: first the clock's offset in milliseconds, then each fault. */
export function followSandbox(shared: SharedArrayBuffer): { clock: Clock; faults: Faults } {
  const numbers = new Float64Array(shared)
  const faults = Object.defineProperties({}, Object.fromEntries(faultNames.map((name, index) => [name, { enumerable: true, get: () => numbers[1 + index] !== 0 }])))
  return { clock: { now: () => new Date(Date.now() + numbers[0]!) }, faults: faults as Faults }
}

/** Moves the clock of the whole register to `moment`; null sets it back to the present. */
export async function setSandboxClock(db: Database, moment: Date | null): Promise<void> {
  const offsetMs = moment ? moment.getTime() - Date.now() : 0
  await db.transaction((tx) => keepSetting(tx, SANDBOX_SETTINGS.clock, offsetMs))
}

/** Switches one fault on or off; the others stay as they are. */
export async function switchFault(db: Database, name: FaultName, on: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.query<{ value: FaultName[] }>('SELECT value FROM setting WHERE key = $1 FOR UPDATE', [SANDBOX_SETTINGS.faults])
    const value = faultNames.filter((known) => (known === name ? on : row?.value.includes(known)))
    await keepSetting(tx, SANDBOX_SETTINGS.faults, value)
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
