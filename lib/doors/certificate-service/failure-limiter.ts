const WINDOW_MS = 60_000
const ADDRESSES_MAX = 10_000

/**
 * Slows down who tries out transfer data from one address. An order is safe by itself (five wrong passwords and it is
 * void); this keeps one caller from voiding or searching many.
 */
export class FailureLimiter {
  readonly #failuresMax: number
  readonly #failures = new Map<string, { count: number; since: number }>()

  /** @param failuresMax within a minute */
  constructor(failuresMax: number) { this.#failuresMax = failuresMax }

  /** Seconds until this address may try again; 0: now. */
  waitSeconds(address: string, nowMs = performance.now()): number {
    const failures = this.#failures.get(address)
    if (!failures || nowMs - failures.since >= WINDOW_MS || failures.count < this.#failuresMax) return 0
    return Math.ceil((failures.since + WINDOW_MS - nowMs) / 1000)
  }

  failed(address: string, nowMs = performance.now()): void {
    const present = this.#failures.get(address)
    const failures = present && nowMs - present.since < WINDOW_MS ? present : { count: 0, since: nowMs }
    failures.count += 1
    this.#failures.delete(address)
    this.#failures.set(address, failures)
    if (this.#failures.size > ADDRESSES_MAX) this.#failures.delete(this.#failures.keys().next().value!)
  }
}
