'use server'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { SecureMessageState } from '#components/certificates/secure-message-form.tsx'
import { CLIENT_ADDRESS } from '#lib/portal/client-address.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { openSecureMessage } from '#lib/portal/secure-messages/open-secure-message.ts'
import { triesPerAddress } from '#lib/portal/secure-messages/tries-per-address.ts'

const tries = triesPerAddress()
const Token = z.string().min(1).max(100)
const Pin = z.string().transform((typed) => typed.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/))

/** Opens the message. Needs no session; where it comes from does not matter, since it acts for nobody. */
export async function openMessage(bound: unknown, _previous: SecureMessageState, form: FormData): Promise<SecureMessageState> {
  const [token, pin] = [Token.safeParse(bound), Pin.safeParse(form.get('pin'))]
  // A slip of the finger is no wrong PIN.
  if (!pin.success) return { opened: false, problem: 'form' }
  if (!token.success) return { opened: false, problem: 'closed' }
  const { register, clock } = portalRuntime()
  const result = await openSecureMessage({ register, clock, tries }, { token: token.data, pin: pin.data, address: (await headers()).get(CLIENT_ADDRESS) ?? '' })
  return result.opened ? result : { opened: false, problem: result.reason }
}
