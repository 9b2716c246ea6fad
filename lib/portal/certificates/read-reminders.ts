import { PermissionDenied } from '#lib/identity/require-permission.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'
import { readInterface, type Side } from '../interface/read-interface.ts'
import { registerFailure } from '../register-failure.ts'
import { endingCertificates, type CertificateFacts } from './certificate-facts.ts'

/** A home page must not wait for a register that does not answer. */
const WAIT_MS_MAX = 2_000

/** Certificates that end within 60 days (D-130), for a home page: nothing for those who may not see them, or when the register is away. */
export async function readReminders(context: InterfaceContext, businessId: BusinessId, side: Side): Promise<CertificateFacts[]> {
  const reminders = readInterface(context, businessId, side, 'certificate.reminders').then(({ certificates }) => endingCertificates(certificates), (error: unknown) => {
    if (error instanceof PermissionDenied || registerFailure(error)) return []
    throw error
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<CertificateFacts[]>((resolve) => { timer = setTimeout(resolve, WAIT_MS_MAX, []) })
  return Promise.race([reminders, tooLong]).finally(() => clearTimeout(timer))
}
