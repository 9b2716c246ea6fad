const WINDOW_MS = 15 * 60_000
const TRIES_MAX = 30
/** Beyond that many addresses the oldest are forgotten: memory of one process stays small whoever comes. */
const ADDRESSES_MAX = 10_000

export type TriesPerAddress = {
  /** Counts one try. @returns false when the address has had its tries of the last quarter of an hour */
  take(address: string, now: Date): boolean
}

/** A window for each address, begun by its first try. */
export function triesPerAddress(): TriesPerAddress {
  const windows = new Map<string, { beganAt: number; tries: number }>()
  return {
    take(address, now) {
      const window = windows.get(address)
      if (!window || now.getTime() - window.beganAt >= WINDOW_MS) {
        windows.delete(address)
        if (windows.size >= ADDRESSES_MAX) windows.delete(windows.keys().next().value!)
        windows.set(address, { beganAt: now.getTime(), tries: 1 })
        return true
      }
      window.tries += 1
      return window.tries <= TRIES_MAX
    },
  }
}
