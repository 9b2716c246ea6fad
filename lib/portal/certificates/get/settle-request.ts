/** What a person does about a request of which the portal cannot know how it stands, or that is no longer wanted. */
import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { CertificateRequest } from '#lib/platform/generated/portal/client.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type PortalContext } from '../../context.ts'
import { hold } from '../../hold.ts'
import { planJob } from '../../jobs.ts'
import { destroyKey } from '../../vault/destroy-key.ts'

export type Settlement =
  /** asks the certificate service once more with the same data: it refuses them if they have been used */
  | { kind: 'try-again' }
  /** the person has learned the RetrievalId from the register */
  | { kind: 'retrieval-id'; retrievalId: string }
  | { kind: 'give-up' }

/**
 * @returns whether it was still so that this could be done
 * @throws NotFound, PermissionDenied
 */
export async function settleRequest(context: PortalContext, businessId: string, requestId: string, settlement: Settlement): Promise<boolean> {
  const { db, clock, actor } = context
  const owner = organisationKey(businessId)
  await db.read(async (tx) => {
    await requirePermission(tx, context, 'certificates.write', owner)
    if (!await tx.certificateRequest.findUnique({ where: { id: requestId, businessId }, select: { id: true } })) throw new NotFound()
  })
  // While a job is at it nothing is taken out of its hands.
  const letGo = await hold(db, `certificate request ${requestId}`)
  if (!letGo) return false
  try {
    return await db.transaction(async (tx) => {
      await requirePermission(tx, context, 'certificates.write', owner)
      const request = await tx.certificateRequest.findUniqueOrThrow({ where: { id: requestId } })
      const done = await settle(tx, request, settlement, clock.now())
      if (done) await logAction(tx, actor, clock, { action: 'certificate.settle', owner, objectId: requestId })
      return done
    })
  } finally {
    await letGo()
  }
}

async function settle(tx: PortalTransaction, { id, state, purpose, vaultKeyId }: CertificateRequest, settlement: Settlement, now: Date): Promise<boolean> {
  const goOn = async (data: { state: 'ready' } | { state: 'signed'; retrievalId: string; signedAt: Date; transferSealed: null }) => {
    await tx.certificateRequest.update({ where: { id }, data: { ...data, attempts: 0, nextAt: now } })
    await planJob(tx, 'obtain-certificate', { requestId: id }, { key: `certificate ${id}` })
    return true
  }
  switch (settlement.kind) {
    case 'try-again': return state === 'unclear' && goOn({ state: 'ready' })
    case 'retrieval-id': return state === 'unclear' && goOn({ state: 'signed', retrievalId: settlement.retrievalId, signedAt: now, transferSealed: null })
    case 'give-up': {
      if (purpose === 'renewal' || !['ordering', 'ready', 'unclear', 'signed'].includes(state)) return false
      await tx.certificateRequest.update({ where: { id }, data: { state: 'failed', failure: 'given-up', finishedAt: now, waitReason: null, nextAt: null, orderSealed: null, transferSealed: null } })
      if (vaultKeyId !== null) await destroyKey(tx, vaultKeyId, now, 'removed')
      return true
    }
    default: return settlement satisfies never
  }
}
