import type { InterfaceCertificate, InterfaceState } from '#schemas/eservice-operations.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import type { JobContext } from '../context.ts'
import { registerFailure } from '../register-failure.ts'
import { destroyKey } from './destroy-key.ts'

/** What our own register says of an organisation; undefined: it cannot be asked now, or it is another one's. */
export async function readInterface({ register }: Pick<JobContext, 'register'>, businessId: string): Promise<InterfaceState | undefined> {
  try {
    return await register.call('read-interface', { businessId: BusinessId.parse(businessId) })
  } catch (error) {
    if (registerFailure(error) === undefined) throw error
    return undefined
  }
}

/** Serial numbers are written with and without leading zeros, in both cases. */
export const isSerialOf = (serialNumber: string | null, { serialNumber: other }: Pick<InterfaceCertificate, 'serialNumber'>): boolean => {
  const plain = (serial: string) => serial.toLowerCase().replace(/^0+/, '')
  return serialNumber !== null && plain(serialNumber) === plain(other)
}

/**
 * Brings what our own register says of certificates to their keys: of a revoked one the key is destroyed, an ended one
 * is not used again.
 * @returns what it said, for whoever wants to know more
 */
export async function syncKeys(context: JobContext, businessId: string): Promise<InterfaceState | undefined> {
  const { db, clock } = context
  const state = await readInterface(context, businessId)
  if (!state) return undefined
  const now = clock.now()
  await db.transaction(async (tx) => {
    for (const key of await tx.vaultKey.findMany({ where: { businessId, purpose: 'keep', state: { in: ['active', 'replaced'] } } })) {
      const certificate = state.certificates.find((one) => isSerialOf(key.serialNumber, one))
      if (certificate?.state === 'revoked') await destroyKey(tx, key.id, now, 'revoked')
      if (certificate?.state === 'expired' && key.useFailure !== 'expired') await tx.vaultKey.update({ where: { id: key.id }, data: { useFailure: 'expired', useFailureAt: now } })
    }
  })
  return state
}
