import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { certificateTypeNames, certificateTypes, type CertificateType } from '#schemas/certificate-types.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../../context.ts'
import { registerFailure } from '../../register-failure.ts'

/** What this service can order for an organisation now; whatever it is, transfer data from a secure message will do. */
export type Offer =
  | { canOrder: true; types: CertificateType[] }
  /** `not-offered`: another one's register; `unavailable`: ours does not answer */
  | { canOrder: false; reason: 'not-offered' | 'unavailable' | 'suspended' | 'no-channels' }

/** @param forSending only types with which the portal sends (D-54) @throws PermissionDenied */
export async function readOffer(context: InterfaceContext, businessId: string, { forSending }: { forSending: boolean }): Promise<Offer> {
  const { db, register } = context
  await db.read((tx) => requirePermission(tx, context, 'certificates.write', organisationKey(businessId)))
  try {
    const { suspension, applications } = await register.call('read-interface', { businessId: BusinessId.parse(businessId) })
    if (suspension) return { canOrder: false, reason: 'suspended' }
    const channels = applications.find(({ state }) => state === 'valid')?.channels ?? []
    const types = certificateTypeNames.filter((type) => certificateTypes[type].channels.some((channel) => channels.includes(channel)) && !(forSending && certificateTypes[type].data === 'datauser'))
    return types.length > 0 ? { canOrder: true, types } : { canOrder: false, reason: 'no-channels' }
  } catch (error) {
    const reason = registerFailure(error)
    if (!reason) throw error
    return { canOrder: false, reason }
  }
}
