import { NotFound } from '../context.ts'
import type { PortalReadTransaction, PortalTransaction } from '#lib/platform/portal-database.ts'
import type { SubmissionItem } from '#lib/platform/generated/portal/client.ts'
import { decompress } from '../stored-bytes.ts'
import type { DeliveryContext } from './delivery-work.ts'
import type { SentItemValue } from './read-sent-item.ts'
import { permittedSubmission, shownError, type ShownError } from './read-submission.ts'
import { visibleSubmissions } from './visible-submissions.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'

const VERSIONS_MAX = 50

/** One report of one delivery, by the place it has in the register's feedback. */
export type ReportPlace = { submissionId: string; position: number }

export type SentVersion = ReportPlace & { deliveryId: string; submittedAt: Date; accepted: boolean; version?: number }

export type ReportView = {
  owner: OwnerKey
  ownerName: string
  deliveryDataType: number
  deliveryId: string
  paymentDate?: Date
  accepted: boolean
  itemId?: string
  irItemId?: string
  version?: number
  line?: number
  column?: number
  errors: ShownError[]
  sent?: SentItemValue
  /** the version to compare with, if it was asked for and may be seen */
  compared?: { place: ReportPlace; sent: SentItemValue }
  /** every version that was sent through this portal and may be seen, newest first; this one among them */
  versions: SentVersion[]
}

/** A report as it was sent, with what became of it. @param compareWith another of its versions @throws NotFound, PermissionDenied */
export async function readReport(context: DeliveryContext, place: ReportPlace, compareWith?: ReportPlace): Promise<ReportView> {
  const { submission, item, versions, content, other } = await context.db.transaction(async (tx) => {
    const submission = await permittedSubmission(tx, context, place.submissionId, 'report.view')
    const item = await tx.submissionItem.findUnique({ where: { submissionId_position: place }, include: { errors: { orderBy: { position: 'asc' } } } })
    if (!item) throw new NotFound()
    const versions = await versionsOf(tx, context, submission, item)
    const wanted = compareWith && versions.find(({ submissionId, position }) => submissionId === compareWith.submissionId && position === compareWith.position)
    const other = wanted && await tx.submissionItem.findUnique({ where: { submissionId_position: { submissionId: wanted.submissionId, position: wanted.position } } })
    return { submission, item, versions, content: await contentOf(tx, place.submissionId), other: other && { item: other, content: await contentOf(tx, other.submissionId) } }
  })
  const sent = await sentItem(context, content, item)
  const compared = other && await sentItem(context, other.content, other.item)
  return {
    owner: submission.owner, ownerName: submission.ownerName, deliveryDataType: submission.deliveryDataType, deliveryId: submission.deliveryId, accepted: item.accepted, errors: item.errors.map(shownError), versions,
    ...(submission.paymentDate && { paymentDate: submission.paymentDate }),
    ...(item.itemId && { itemId: item.itemId }), ...(item.irItemId && { irItemId: item.irItemId }), ...(item.itemVersion !== null && { version: item.itemVersion }),
    ...(item.line !== null && { line: item.line }), ...(item.lineColumn !== null && { column: item.lineColumn }),
    ...(sent && { sent }), ...(compared && { compared: { place: { submissionId: other!.item.submissionId, position: other!.item.position }, sent: compared } }),
  }
}

const contentOf = async (tx: PortalTransaction, submissionId: string): Promise<Uint8Array | undefined> =>
  (await tx.submissionMessage.findFirst({ where: { submissionId, kind: 'delivery' }, select: { content: true } }))?.content

async function sentItem({ deliveries }: DeliveryContext, content: Uint8Array | undefined, { line, lineColumn, itemId, irItemId }: SubmissionItem): Promise<SentItemValue | undefined> {
  if (!content) return undefined
  const place = { line: line ?? undefined, column: lineColumn ?? undefined, itemId: itemId ?? undefined, irItemId: irItemId ?? undefined }
  return await deliveries.readItem({ sent: await decompress(content), place }) ?? undefined
}

/** Deliveries of the same owner and kind that speak of the same report, by either reference. */
async function versionsOf(tx: PortalReadTransaction, context: DeliveryContext, { owner, deliveryDataType }: { owner: OwnerKey; deliveryDataType: number }, { itemId, irItemId }: SubmissionItem): Promise<SentVersion[]> {
  const references = [...(itemId ? [{ itemId }] : []), ...(irItemId ? [{ irItemId }] : [])]
  const visible = await visibleSubmissions(tx, context, owner)
  if (!visible || references.length === 0) return []
  const found = await tx.submissionItem.findMany({
    where: { OR: references, submission: { AND: [visible, { deliveryDataType }] } }, orderBy: [{ submission: { submittedAt: 'desc' } }, { position: 'asc' }], take: VERSIONS_MAX,
    select: { submissionId: true, position: true, accepted: true, itemVersion: true, submission: { select: { deliveryId: true, submittedAt: true } } },
  })
  return found.map(({ submissionId, position, accepted, itemVersion, submission }) => ({ submissionId, position, accepted, ...submission, ...(itemVersion !== null && { version: itemVersion }) }))
}
