import { permittedScope } from '#lib/identity/require-permission.ts'
import { covers } from '#lib/identity/permissions.ts'
import { parseOwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { SubmissionState, UploadState } from '#lib/platform/generated/portal/enums.ts'
import type { PortalContext } from '../context.ts'
import { functionsOf } from '../delivery-kinds.ts'
import { canBeSent } from '../submissions/sender.ts'

/** Why a checked file can or cannot be sent now. */
export type Sendability = 'sendable' | 'errors' | 'no-right' | 'already-sent'
  /** the register takes it only with its creator's own certificate, and the vault has none */
  | 'no-certificate'

export type UploadRow = {
  id: string
  fileName: string
  byteLength: number
  uploadedAt: Date
  state: UploadState
  sendability?: Sendability
  ownerName?: string
  deliveryDataType?: number
  deliveryId?: string
  itemCount?: number
  findingCount: number
  faultyItemCount: number
  /** errors in what all reports share: the register would reject every one of them */
  commonErrors: boolean
  submission?: { id: string; state: SubmissionState; deliveryDataStatus?: number; validItemCount: number; invalidItemCount: number; ownerIsPerson: boolean }
}

/** The person's own files that are not cleared from the list, newest first. */
export async function listUploads(context: PortalContext): Promise<UploadRow[]> {
  const { db, actor } = context
  return db.read(async (tx) => {
    const uploads = await tx.upload.findMany({
      where: { personId: actor.personId, state: { not: 'removed' }, clearedAt: null }, orderBy: [{ uploadedAt: 'desc' }, { id: 'asc' }], include: { submission: true, findings: { where: { level: 'delivery_common' }, take: 1, select: { position: true } } }, take: 500,
    })
    const rows: UploadRow[] = []
    for (const upload of uploads) {
      const { submission } = upload
      rows.push({
        id: upload.id, fileName: upload.fileName, byteLength: upload.byteLength, uploadedAt: upload.uploadedAt, state: upload.state,
        findingCount: upload.findingCount, faultyItemCount: upload.faultyItemCount, commonErrors: upload.findings.length > 0,
        ...(upload.state === 'checked' && { sendability: await sendability(tx, context, upload) }),
        ...(upload.ownerName !== null && { ownerName: upload.ownerName }),
        ...(upload.deliveryDataType !== null && { deliveryDataType: upload.deliveryDataType }),
        ...(upload.deliveryId !== null && { deliveryId: upload.deliveryId }),
        ...(upload.itemCount !== null && { itemCount: upload.itemCount }),
        ...(submission && {
          submission: {
            id: submission.id, state: submission.state, validItemCount: submission.validItemCount, invalidItemCount: submission.invalidItemCount,
            ownerIsPerson: submission.ownerKey.startsWith('person:'), ...(submission.deliveryDataStatus !== null && { deliveryDataStatus: submission.deliveryDataStatus }),
          },
        }),
      })
    }
    return rows
  })
}

type CheckedUpload = { sendable: boolean | null; signed: boolean | null; ownerKey: string | null; creatorKey: string | null; deliveryDataType: number | null; deliveryId: string | null; subOrganisationIds: string[] }

/** The same judgement that sending makes; here to say it beforehand. */
export async function sendability(tx: PortalReadTransaction, context: PortalContext, upload: CheckedUpload): Promise<Sendability> {
  const { ownerKey, deliveryDataType, deliveryId, subOrganisationIds } = upload
  if (upload.sendable !== true || ownerKey === null || deliveryDataType === null || deliveryId === null) return 'errors'
  const kind = functionsOf(deliveryDataType)
  const scope = kind && await permittedScope(tx, context, `${kind.upload}.write`, parseOwnerKey(ownerKey))
  // A right comes first: nobody learns what others have sent.
  if (!covers(scope, subOrganisationIds)) return 'no-right'
  const live = await tx.submission.findFirst({ where: { ownerKey, deliveryDataType, deliveryId, state: { notIn: ['rejected', 'refused'] } }, select: { id: true } })
  if (live) return 'already-sent'
  return await canBeSent(tx, context, { creatorKey: upload.creatorKey, deliveryDataType }, { signed: upload.signed === true }) ? 'sendable' : 'no-certificate'
}
