import type { StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'

/** Which file is meant: `<deliveryDataType>_<fileId>.xml`. */
export type SentFile = { deliveryDataType: number; fileId: string }

export type SftpFault =
  | 'unreachable'
  /** the server's key is not the one in known_hosts: nothing was shown to it */
  | 'host-key'
  | 'login-refused'
  /** the server did not let the file be written or renamed */
  | 'refused'

/** What we know after trying to send a file. */
export type UploadResult =
  /** It is with the register, complete; what becomes of it stands in the feedback. */
  | { known: 'arrived'; fileName: string }
  /** It has not arrived: safe to send again. */
  | { known: 'not-sent'; fault: SftpFault; reason: string }
  /** The renaming left and no answer came: ask `whetherArrived`, never send blindly again. */
  | { known: 'nothing'; reason: string }

/** What one look into OUT brings. */
export type FeedbackLook =
  /** Signed by the register and verified. `bytes`: the message as it came. */
  | { known: 'answer'; kind: 'feedback'; answer: StatusResponseFromIr; bytes: Buffer; fileName: string }
  | { known: 'not-yet' }
  | { known: 'not-sent'; fault: SftpFault; reason: string }
  /** A file is there, and it is not what the register could have written. */
  | { known: 'nothing'; reason: string }
