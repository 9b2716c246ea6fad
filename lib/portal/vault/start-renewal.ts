import { randomUUID } from 'node:crypto'
import type { VaultKey } from '#lib/platform/generated/portal/client.ts'
import { violatesUniqueness } from '#lib/platform/unique-violation.ts'
import { planJob } from '../jobs.ts'
import type { SendingContext } from '../submissions/sending-context.ts'
import type { KeyBits } from './make-key.ts'

/**
 * Makes the successor of a key and asks for its certificate. However many processes do so at once, the database lets
 * one successor be (`vault_key_one_successor`).
 */
export async function startRenewal({ db, clock, threads }: SendingContext, { id: renewsId, businessId, description, keyBits }: VaultKey): Promise<void> {
  const isUnderWay = await db.read((tx) => tx.vaultKey.findFirst({ where: { renewsId, state: { in: ['pending', 'active'] } }, select: { id: true } }))
  if (isUnderWay) return
  const [id, requestId] = [randomUUID(), randomUUID()]
  const { name } = await db.read((tx) => tx.organisation.findUniqueOrThrow({ where: { businessId }, select: { name: true } }))
  const { dataKeySealed, privateKeySealed, publicKey, signingRequest } = await threads.run('makeKey', { bits: keyBits as KeyBits, place: { id, businessId }, customerName: name }, { lane: 'large' })
  try {
    await db.transaction(async (tx) => {
      const now = clock.now()
      await tx.vaultKey.create({
        data: {
          id, businessId, purpose: 'keep', description, keyBits, renewsId, createdAt: now,
          publicKey: new Uint8Array(publicKey), dataKeySealed: new Uint8Array(dataKeySealed), privateKeySealed: new Uint8Array(privateKeySealed),
        },
      })
      await tx.certificateRequest.create({
        data: { id: requestId, businessId, purpose: 'renewal', state: 'ready', description, keyBits, vaultKeyId: id, signingRequest: new Uint8Array(signingRequest), createdAt: now, nextAt: now },
      })
      await planJob(tx, 'obtain-certificate', { requestId }, { key: `certificate ${requestId}` })
    })
  } catch (error) {
    // Another process was quicker; the key made here is in no database.
    if (!violatesUniqueness(error, 'vault_key_one_successor') && !violatesUniqueness(error, 'renews_id')) throw error
  }
}
