/** What a person decides about a kept key. */
import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { VaultKey } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import type { RevocationReason } from '#schemas/eservice-operations.ts'
import type { z } from 'zod'
import { NotFound, type InterfaceContext, type PortalContext } from '../context.ts'
import { registerFailure } from '../register-failure.ts'
import { sendWaiting } from './activate-key.ts'
import { destroyKey } from './destroy-key.ts'

/** @throws NotFound, also for a key that is no longer in use; PermissionDenied */
export async function setRenewsItself(context: PortalContext, businessId: string, keyId: string, renewsItself: boolean): Promise<void> {
  await context.db.transaction(async (tx) => {
    await keyInUse(tx, context, businessId, keyId, 'key.renewal')
    // Allowed again, it is tried at once, whatever failed before.
    await tx.vaultKey.update({ where: { id: keyId }, data: { renewsItself, ...(renewsItself && { nextRenewalAt: null }) } })
  })
}

/** The user name at the SFTP door, where the register gave it to the person and not to us. @throws NotFound, PermissionDenied */
export async function nameSftpUser(context: PortalContext, businessId: string, keyId: string, sftpUser: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    await keyInUse(tx, context, businessId, keyId, 'key.sftp-user')
    await tx.vaultKey.update({ where: { id: keyId }, data: { sftpUser } })
    await sendWaiting(tx, businessId)
  })
}

/** What became of the certificate of a removed key. */
export type Revocation = 'not-asked' | 'revoked' | 'failed' | 'elsewhere'

/**
 * Destroys a key at once and for good; what waits to be sent goes another way, where there is one. Then, if asked for,
 * its certificate is revoked at our own register. The key is gone also when that does not succeed.
 * @throws NotFound, also for a key that is no longer in use; PermissionDenied
 */
export async function removeKey(context: InterfaceContext, businessId: string, keyId: string, revoke: z.infer<typeof RevocationReason> | undefined): Promise<Revocation> {
  const { db, clock, actor, register } = context
  const { registerCertificateId } = await db.transaction(async (tx) => {
    const key = await keyInUse(tx, context, businessId, keyId, 'key.remove')
    await destroyKey(tx, keyId, clock.now(), 'removed')
    await sendWaiting(tx, businessId)
    return key
  })
  if (!revoke) return 'not-asked'
  if (registerCertificateId === null) return 'elsewhere'
  try {
    const result = await register.call('revoke-certificate', { businessId: BusinessId.parse(businessId), certificateId: registerCertificateId, reason: revoke, actor: actor.name })
    return result.accepted || result.reason === 'already-revoked' ? 'revoked' : 'failed'
  } catch (error) {
    const failure = registerFailure(error)
    if (failure === undefined) throw error
    return failure === 'not-offered' ? 'elsewhere' : 'failed'
  }
}

async function keyInUse(tx: PortalTransaction, context: PortalContext, businessId: string, keyId: string, action: 'key.renewal' | 'key.sftp-user' | 'key.remove'): Promise<VaultKey> {
  const owner = organisationKey(businessId)
  await requirePermission(tx, context, 'certificates.write', owner)
  const key = await tx.vaultKey.findUnique({ where: { id: keyId, businessId, purpose: 'keep', state: 'active' } })
  if (!key) throw new NotFound()
  await logAction(tx, context.actor, context.clock, { action, owner, objectId: keyId })
  return key
}
