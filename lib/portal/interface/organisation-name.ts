import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { NotFound } from '../context.ts'

/** As the portal knows the organisation; the register takes the name when it sees the organisation for the first time. @throws NotFound */
export async function organisationName(tx: PortalReadTransaction, businessId: BusinessId): Promise<string> {
  const organisation = await tx.organisation.findUnique({ where: { businessId }, select: { name: true } })
  if (!organisation) throw new NotFound()
  return organisation.name
}
