import { PermissionDenied } from '#lib/identity/require-permission.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'
import { HOME_WAIT_MS_MAX, inTime } from '../in-time.ts'
import { lookAtInterface, type Side } from '../interface/read-interface.ts'
import { registerFailure } from '../register-failure.ts'
import { endingCertificates, type CertificateFacts } from './certificate-facts.ts'

/**
 * Certificates that end within 60 days (D-130), for a home page: nothing for those who may not see them, or when the
 * register is away. The portal reminds by itself, so nobody has looked at anything: the access log stays as it is.
 */
export async function readReminders(context: InterfaceContext, businessId: BusinessId, side: Side): Promise<CertificateFacts[]> {
  const reminders = lookAtInterface(context, businessId, side).then(({ certificates }) => endingCertificates(certificates), (error: unknown) => {
    if (error instanceof PermissionDenied || registerFailure(error)) return []
    throw error
  })
  return inTime(reminders, HOME_WAIT_MS_MAX, [])
}
