/**
 * Why the register did not do what it was asked, by the error's code: pages and the process that opened the channel
 * have each their own copy of its class.
 * - `unavailable`: cannot be reached, or failed; whether it did it is not known
 * - `not-offered`: another one's register, which has no e-service operations
 */
export function registerFailure(error: unknown): 'unavailable' | 'not-offered' | undefined {
  switch ((error as { code?: unknown } | null)?.code) {
    case 'ESERVICE_UNAVAILABLE': return 'unavailable'
    case 'ESERVICE_NOT_OFFERED': return 'not-offered'
    default: return undefined
  }
}
