import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { EserviceRequest } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { ownCertificate } from './own-certificate.ts'

export type Revocation = Pick<EserviceRequest<'revoke-certificate'>, 'certificateId' | 'reason' | 'note'>

/**
 * Revokes a certificate of the organisation, at once and for good (D-120). One that is revoked already stays so.
 * @throws PermissionDenied, NotFound; the register's failures
 */
export async function revokeCertificate(context: InterfaceContext, businessId: BusinessId, revocation: Revocation): Promise<void> {
  const { db, actor, clock, register } = context
  await ownCertificate(context, businessId, revocation.certificateId, 'write')
  await db.transaction((tx) => logAction(tx, actor, clock, { action: 'certificate.revoke', owner: organisationKey(businessId), subject: `certificate ${revocation.certificateId}` }))
  const result = await register.call('revoke-certificate', { businessId, ...revocation, actor: actor.name })
  if (!result.accepted && result.reason === 'unknown') throw new NotFound()
}
