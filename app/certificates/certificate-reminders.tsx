import { readReminders } from '#lib/portal/certificates/read-reminders.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { EndingAlert } from './ending-alert.tsx'

/** On a home page: certificates that end soon, for those who may see them. */
export async function CertificateReminders({ context, businessId, side }: { context: InterfaceContext; businessId: string; side: 'organisation' | 'data-user' }) {
  return <EndingAlert ending={await readReminders(context, BusinessId.parse(businessId), side)} base={side === 'organisation' ? '/org' : '/du'} />
}
