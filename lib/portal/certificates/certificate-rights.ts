import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { scopeOf, type PortalFunction } from '#lib/identity/permissions.ts'
import { PermissionDenied, type RightsContext } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { certificateTypeNames, certificateTypes, type CertificateType } from '#schemas/certificate-types.ts'

/** The function of the permission table that certificates of a type belong to. */
export const functionOfType = (type: CertificateType): PortalFunction => (certificateTypes[type].data === 'datauser' ? 'data-user-certificates' : 'certificates')

/**
 * The types of certificates of a party that the person may see or handle now.
 * @throws PermissionDenied when there are none
 */
export async function permittedTypes(tx: PortalReadTransaction, { mandates, actor, clock }: RightsContext, kind: 'read' | 'write', owner: OwnerKey): Promise<CertificateType[]> {
  const standings = await mandates.standings(tx, actor, owner, helsinkiDate(clock.now()))
  const types = certificateTypeNames.filter((type) => scopeOf(standings, `${functionOfType(type)}.${kind}`) !== undefined)
  if (types.length === 0) throw new PermissionDenied(`certificates.${kind}`)
  return types
}
