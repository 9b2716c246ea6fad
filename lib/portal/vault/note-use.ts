import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import type { JobContext } from '../context.ts'
import { syncKeys } from './sync-keys.ts'
import type { UseFailure } from './use-failures.ts'

/** The register let this certificate in. */
export async function noteUse(tx: PortalTransaction, { clock }: Pick<JobContext, 'clock'>, keyId: string): Promise<void> {
  await tx.vaultKey.update({ where: { id: keyId }, data: { lastUsedAt: clock.now(), useFailure: null, useFailureAt: null } })
}

/**
 * The register did not let this certificate in: noted, so that another way is tried next where there is one. Our own
 * register is asked why: of a revoked certificate the key is destroyed at once.
 */
export async function noteRefusal(context: JobContext, { id, businessId }: { id: string; businessId: string }, failure: UseFailure): Promise<void> {
  const { db, clock } = context
  await db.transaction((tx) => tx.vaultKey.updateMany({ where: { id, destroyedAt: null }, data: { useFailure: failure, useFailureAt: clock.now() } }))
  await syncKeys(context, businessId)
}
