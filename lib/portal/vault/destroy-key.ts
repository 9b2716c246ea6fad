import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { VaultKeyState } from '#lib/platform/generated/portal/enums.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'

/** What is left of a key once it is destroyed: its row. */
const nothing = (now: Date) => ({ dataKeySealed: null, privateKeySealed: null, destroyedAt: now })

/**
 * Takes the sealed key out of the database for good; threads forget what they opened within a minute.
 * @param state where the row stands from now on; absent: where it stood
 */
export async function destroyKey(tx: PortalTransaction, id: string, now: Date, state?: VaultKeyState): Promise<void> {
  await destroyKeys(tx, { id }, now, state)
}

/** @returns how many were there to be destroyed */
export async function destroyKeys(tx: PortalTransaction, where: Prisma.VaultKeyWhereInput, now: Date, state?: VaultKeyState): Promise<number> {
  const { count } = await tx.vaultKey.updateMany({ where: { ...where, destroyedAt: null }, data: { ...nothing(now), ...(state && { state }) } })
  // One that was destroyed before has no more than its state to change.
  if (state) await tx.vaultKey.updateMany({ where: { ...where, destroyedAt: { not: null }, state: { not: state } }, data: { state } })
  return count
}
