import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { registerFailure } from '../register-failure.ts'
import type { RegisterOperations } from '../register-operations.ts'
import type { TriesPerAddress } from './tries-per-address.ts'

export type SecureContent = Extract<EserviceResponse<'open-secure-message'>, { opened: true }>['content']

/** `closed`: unknown, over or void; which of them, nobody learns. */
export type OpeningResult = { opened: true; content: SecureContent } | { opened: false; reason: 'wrong-pin' | 'closed' | 'too-many' | 'unavailable' }

/**
 * Opens a secure message for whoever has the address of the mail and the PIN of the text message. No login: the contact
 * person may work anywhere. Five wrong PINs void the message at the register; the limit per address is against those
 * who try many messages.
 */
export async function openSecureMessage(
  { register, clock, tries }: { register: RegisterOperations; clock: Clock; tries: TriesPerAddress }, { token, pin, address }: { token: string; pin: string; address: string },
): Promise<OpeningResult> {
  if (!tries.take(address, clock.now())) return { opened: false, reason: 'too-many' }
  try {
    const result = await register.call('open-secure-message', { token, pin })
    if (result.opened) return result
    return { opened: false, reason: result.reason === 'wrong-pin' ? 'wrong-pin' : 'closed' }
  } catch (error) {
    switch (registerFailure(error)) {
      case 'unavailable': return { opened: false, reason: 'unavailable' }
      case 'not-offered': return { opened: false, reason: 'closed' }
      default: throw error
    }
  }
}
