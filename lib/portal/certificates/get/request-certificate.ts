import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { NotFound } from '../../context.ts'
import { planJob } from '../../jobs.ts'
import type { KeyBits } from '../../vault/make-key.ts'
import type { VaultContext } from '../../vault/vault-work.ts'
import { sealOrder, sealTransfer, type OrderData, type TransferData } from './sealed-data.ts'
import type { SigningRequestProblem } from './signing-request-check.ts'
import { UNFINISHED_STATES } from './request-state.ts'

/** How a certificate is to be had. */
export type CertificateWish = {
  /** of the form: pressed twice, it asks once */
  requestId: string
  /** tells certificates apart (D-122) */
  description: string
  key:
    /** the person has the key, and brings a request made with it */
    | { kind: 'brought'; signingRequest: string | Uint8Array }
    /** the portal makes it, and gives it away or keeps it */
    | { kind: 'give' | 'keep'; bits: KeyBits }
  source:
    | { kind: 'order'; type: CertificateType; contact: OrderData['contact']; representativeEmail: string }
    | ({ kind: 'transfer-data' } & Pick<TransferData, 'transferId' | 'transferPassword'>)
}

export type Requested = { requested: true } | { requested: false; problem: SigningRequestProblem | 'too-many' }

/** More at the same time nobody needs, and each may make a key. */
const UNFINISHED_MAX = 20

/**
 * Asks for a certificate of the organisation; a job goes on from there. A signing request is looked at first, so that
 * nothing is ordered for one that would be refused.
 * @throws PermissionDenied; NotFound for the form of somebody else
 */
export async function requestCertificate(context: VaultContext, businessId: string, wish: CertificateWish): Promise<Requested> {
  const { db, clock, actor, box, vault } = context
  const { requestId, description, key, source } = wish
  const owner = organisationKey(businessId)
  await db.read((tx) => requirePermission(tx, context, 'certificates.write', owner))
  const checked = key.kind === 'brought' ? await vault.checkSigningRequest(key.signingRequest) : undefined
  if (checked?.accepted === false) return { requested: false, problem: checked.problem }

  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'certificates.write', owner)
    if (await tx.certificateRequest.count({ where: { businessId, state: { in: [...UNFINISHED_STATES] } } }) >= UNFINISHED_MAX) return { requested: false, problem: 'too-many' }
    const now = clock.now()
    const { name: customerName } = await tx.organisation.findUniqueOrThrow({ where: { businessId }, select: { name: true } })
    const { count } = await tx.certificateRequest.createMany({
      skipDuplicates: true,
      data: [{
        id: requestId, businessId, personId: actor.personId, description, createdAt: now, nextAt: now,
        ...(checked
          ? { purpose: 'signing_request', state: source.kind === 'order' ? 'ordering' : 'ready', signingRequest: new Uint8Array(checked.signingRequest), keyBits: checked.keyBits }
          : { purpose: key.kind === 'give' ? 'give' : 'keep', state: 'made', keyBits: key.kind === 'brought' ? null : key.bits }),
        ...(source.kind === 'order'
          ? { type: source.type, orderSealed: sealOrder(box, requestId, { contact: source.contact, representativeEmail: source.representativeEmail, actor: actor.name }) }
          : { transferSealed: sealTransfer(box, requestId, { transferId: source.transferId, transferPassword: source.transferPassword, customerName }) }),
      }],
    })
    if (count === 0) {
      // The form was sent twice: what it asked for is under way.
      if (!await tx.certificateRequest.findUnique({ where: { id: requestId, businessId, personId: actor.personId }, select: { id: true } })) throw new NotFound()
      return { requested: true }
    }
    await logAction(tx, actor, clock, { action: 'certificate.request', owner, objectId: requestId })
    await planJob(tx, 'obtain-certificate', { requestId }, { key: `certificate ${requestId}` })
    return { requested: true }
  })
}
