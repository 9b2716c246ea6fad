import { RENEWABLE_DAYS } from '#schemas/certificate-types.ts'
import type { VaultKey } from '#lib/platform/generated/portal/client.ts'
import { hold } from '../hold.ts'
import type { SendingContext } from '../submissions/sending-context.ts'
import { destroyKey, destroyKeys } from './destroy-key.ts'
import { startRenewal } from './start-renewal.ts'
import { isSerialOf, syncKeys } from './sync-keys.ts'

const DAY_MS = 86_400_000
/** A key made for a person who never came for it. */
const UNCLAIMED_DAYS_MAX = 14

/**
 * Job, daily and oftener: learns what the register says of the certificates in the vault, renews them in time, and
 * destroys what is over. Time is the register's where it tells its own, so that a sandbox whose clock was moved renews.
 */
export async function keepVault(context: SendingContext): Promise<void> {
  const { db, clock } = context
  const kept = await db.read((tx) => tx.vaultKey.findMany({ where: { purpose: 'keep', state: { in: ['active', 'replaced'] }, destroyedAt: null }, select: { businessId: true }, distinct: ['businessId'] }))
  for (const { businessId } of kept) {
    const letGo = await hold(db, `key vault ${businessId}`)
    if (!letGo) continue
    try {
      await keepKeysOf(context, businessId)
    } finally {
      await letGo()
    }
  }
  await db.transaction((tx) => destroyKeys(tx, { purpose: 'give', state: 'pending', request: { state: 'fetched', finishedAt: { lt: new Date(clock.now().getTime() - UNCLAIMED_DAYS_MAX * DAY_MS) } } }, clock.now(), 'removed'))
}

async function keepKeysOf(context: SendingContext, businessId: string): Promise<void> {
  const { db, clock } = context
  const state = await syncKeys(context, businessId)
  const now = state ? new Date(state.now) : clock.now()
  const keys = await db.transaction(async (tx) => {
    // What the register calls valid is tried again, whatever came in between.
    for (const key of await tx.vaultKey.findMany({ where: { businessId, state: 'active', useFailure: { not: null } } })) {
      if (state?.certificates.some((one) => one.state === 'valid' && isSerialOf(key.serialNumber, one))) await tx.vaultKey.update({ where: { id: key.id }, data: { useFailure: null, useFailureAt: null } })
    }
    for (const key of await tx.vaultKey.findMany({ where: { businessId, state: 'replaced', destroyedAt: null }, include: { renewedBy: true } })) {
      const isSuccessorUsed = key.renewedBy.some((successor) => successor.lastUsedAt !== null)
      if (isSuccessorUsed || key.notAfter! <= now) await destroyKey(tx, key.id, clock.now())
    }
    return tx.vaultKey.findMany({ where: { businessId, purpose: 'keep', state: 'active', renewsItself: true } })
  })
  for (const key of keys) if (isDue(key, { now, portalNow: clock.now() })) await startRenewal(context, key)
}

/** From 60 days before the end, while the certificate is in force (D-70), and not before the pause after a failure is over. */
function isDue({ notAfter, nextRenewalAt }: VaultKey, { now, portalNow }: { now: Date; portalNow: Date }): boolean {
  const msLeft = notAfter!.getTime() - now.getTime()
  return msLeft > 0 && msLeft <= RENEWABLE_DAYS * DAY_MS && (nextRenewalAt === null || nextRenewalAt <= portalNow)
}
