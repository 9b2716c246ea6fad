import type { SentFile, SftpFault } from '#lib/channel/sftp/sftp-result.ts'
import type { WaitReason } from '#lib/platform/generated/portal/enums.ts'

/** Its file in IN, the same at every attempt: of two that arrive, the register takes the reference once. */
export const sentFileOf = ({ id, deliveryDataType }: { id: string; deliveryDataType: number }): SentFile => ({ deliveryDataType, fileId: id })

export function waitReasonOf(fault: SftpFault): WaitReason {
  switch (fault) {
    case 'unreachable': return 'unreachable'
    case 'login-refused': case 'host-key': return 'certificate_refused'
    // A file of this name is there already, or the account is full.
    case 'refused': return 'busy'
    default: return fault satisfies never
  }
}
