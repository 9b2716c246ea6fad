import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { Revocation } from '../certificates/revoke-certificate.ts'
import { NotFound, type InterfaceContext } from '../context.ts'

/**
 * Revokes a certificate of any organisation, on the register's own initiative (e-service 3.7). The note says why.
 * @throws PermissionDenied, NotFound; the register's failures
 */
export async function revokeForOrganisation({ db, actor, clock, register }: InterfaceContext, businessId: BusinessId, revocation: Revocation & { note: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await requireOperator(tx, actor)
    await logAction(tx, actor, clock, { action: 'operator.revoke', owner: organisationKey(businessId), subject: `certificate ${revocation.certificateId}` })
  })
  const result = await register.call('revoke-certificate', { businessId, ...revocation, actor: actor.name })
  if (!result.accepted && result.reason === 'unknown') throw new NotFound()
}
