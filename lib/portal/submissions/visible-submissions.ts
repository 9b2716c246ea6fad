import { permittedScope } from '#lib/identity/require-permission.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { PortalContext } from '../context.ts'
import { recordFunctions, typesOfRecords } from '../delivery-kinds.ts'

/**
 * What of an owner's submissions the person may see, as a filter of the database: by kind of data, and within the
 * suborganisations of the mandate. undefined: nothing at all.
 */
export async function visibleSubmissions(tx: PortalReadTransaction, context: PortalContext, owner: OwnerKey): Promise<Prisma.SubmissionWhereInput | undefined> {
  const visible: Prisma.SubmissionWhereInput[] = []
  for (const records of recordFunctions) {
    const scope = await permittedScope(tx, context, `${records}.read`, owner)
    if (scope === undefined) continue
    const deliveryDataType = { in: typesOfRecords(records) }
    // Wholly within the mandate's suborganisations; what names none concerns the party as a whole.
    if (scope === 'all') visible.push({ deliveryDataType })
    else for (const id of scope.subOrganisationIds) visible.push({ deliveryDataType, subOrganisationIds: { equals: [id] } })
  }
  return visible.length > 0 ? { ownerKey: owner, OR: visible } : undefined
}
