import type { AckFromIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'

/** What we know after trying to send. */
export type SendResult =
  /** A business answer, signed by the register and verified. `bytes`: the signed message as it came. */
  | { known: 'answer'; kind: 'acknowledgement'; answer: AckFromIr; bytes: Buffer }
  | { known: 'answer'; kind: 'feedback'; answer: StatusResponseFromIr; bytes: Buffer }
  /** The register refused the message (SOAP fault or HTTP status): it has not been taken in. */
  | { known: 'fault'; status: number; /** as it came, with its prefix; empty without a SOAP fault */ faultcode: string; faultstring: string; details: FaultDetail[] }
  /** It never got there: safe to send again. */
  | { known: 'not-sent'; fault: 'unreachable' | 'certificate-refused' | 'busy'; reason: string }
  /** It left, and no usable answer came: ask StatusService, never send blindly again. */
  | { known: 'nothing'; reason: string }

/**
 * Whose fault a SOAP 1.1 faultcode says it is: with `client` the message must change, with `server` the same one may do
 * later. Codes can be refined after a dot (`Client.Authentication`); undefined: a code of the service's own.
 */
export function faultParty(faultcode: string): 'client' | 'server' | undefined {
  switch (/^(?:[^:]*:)?([^.:]*)/.exec(faultcode.trim())?.[1]) {
    // The other two that the standard names speak of the envelope, which would be the same next time.
    case 'Client': case 'VersionMismatch': case 'MustUnderstand': return 'client'
    case 'Server': return 'server'
    default: return undefined
  }
}

export type FaultDetail = { ruleId?: string; line?: number; column?: number; path?: string; message: string }
