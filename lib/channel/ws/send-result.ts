import type { AckFromIr, StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'

/** What we know after trying to send. */
export type SendResult =
  /** A business answer, signed by the register and verified. `bytes`: the signed message as it came. */
  | { known: 'answer'; kind: 'acknowledgement'; answer: AckFromIr; bytes: Buffer }
  | { known: 'answer'; kind: 'feedback'; answer: StatusResponseFromIr; bytes: Buffer }
  /** The register refused the message (SOAP fault or HTTP status): it has not been taken in. */
  | { known: 'fault'; status: number; faultstring: string; details: FaultDetail[] }
  /** It never got there: safe to send again. */
  | { known: 'not-sent'; fault: 'unreachable' | 'certificate-refused' | 'busy'; reason: string }
  /** It left, and no usable answer came: ask StatusService, never send blindly again. */
  | { known: 'nothing'; reason: string }

export type FaultDetail = { ruleId?: string; line?: number; column?: number; path?: string; message: string }
