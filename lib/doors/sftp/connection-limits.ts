import { networkOf } from '../network-of.ts'

export type ConnectionLimitSettings = {
  /** open at the same time */
  connectionsMax: number
  perAddressMax: number
  /** new ones from one address within a minute; at most so many at once */
  perMinuteMax: number
}

export type ConnectionRefusal = 'too-many' | 'too-many-not-logged-in' | 'too-many-from-address' | 'too-fast'

/** Of all connections: those that have not logged in yet must not shut the others out. */
const NOT_LOGGED_IN_SHARE = 0.3
const ADDRESSES_MAX = 10_000
const MINUTE_MS = 60_000

type Caller = { open: number; /** how many more may come now */ tokens: number; countedAt: number }

/**
 * Who may connect. A handshake costs the server up to 35 ms of its one thread (diffie-hellman-group18), so what one
 * address can ask for is bounded in time as well as in number.
 */
export class ConnectionLimits {
  readonly #settings: ConnectionLimitSettings
  readonly #callers = new Map<string, Caller>()
  #open = 0
  #notLoggedIn = 0

  constructor(settings: ConnectionLimitSettings) { this.#settings = settings }

  get open(): number { return this.#open }

  /** Admitted connections give their place back by `closed`. */
  admit(address: string, nowMs = performance.now()): ConnectionRefusal | undefined {
    const { connectionsMax, perAddressMax, perMinuteMax } = this.#settings
    if (this.#open >= connectionsMax) return 'too-many'
    if (this.#notLoggedIn >= Math.ceil(connectionsMax * NOT_LOGGED_IN_SHARE)) return 'too-many-not-logged-in'
    const caller = this.#caller(address, nowMs)
    if (caller.open >= perAddressMax) return 'too-many-from-address'
    caller.tokens = Math.min(perMinuteMax, caller.tokens + ((nowMs - caller.countedAt) / MINUTE_MS) * perMinuteMax)
    caller.countedAt = nowMs
    if (caller.tokens < 1) return 'too-fast'
    caller.tokens -= 1
    caller.open += 1
    this.#open += 1
    this.#notLoggedIn += 1
    return undefined
  }

  loggedIn(): void { this.#notLoggedIn -= 1 }

  closed(address: string, wasLoggedIn: boolean): void {
    this.#open -= 1
    if (!wasLoggedIn) this.#notLoggedIn -= 1
    const caller = this.#callers.get(networkOf(address))
    if (caller) caller.open -= 1
  }

  #caller(address: string, nowMs: number): Caller {
    const network = networkOf(address)
    const caller = this.#callers.get(network) ?? { open: 0, tokens: this.#settings.perMinuteMax, countedAt: nowMs }
    this.#callers.delete(network)
    this.#callers.set(network, caller)
    if (this.#callers.size > ADDRESSES_MAX) this.#forgetOldest()
    return caller
  }

  /** Never one with open connections: their number would be lost. */
  #forgetOldest(): void {
    for (const [network, { open }] of this.#callers) {
      if (open > 0) continue
      this.#callers.delete(network)
      return
    }
  }
}
