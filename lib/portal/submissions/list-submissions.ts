import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { PermissionDenied } from '#lib/identity/require-permission.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { SubmissionOrigin } from '#lib/platform/generated/portal/enums.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { InterfaceContext } from '../context.ts'
import { learnStatesOf } from './learn-states.ts'
import { statusDetailOf, whereStatus, type StatusDetail, type SubmissionStatus } from './submission-status.ts'
import { visibleSubmissions } from './visible-submissions.ts'

export const SUBMISSIONS_PER_PAGE = 20

export type SubmissionSearch = {
  /** part of a reference or of the file's name */
  text?: string
  status?: SubmissionStatus
  /** first and last moment of being handed over for sending */
  from?: Date
  until?: Date
  /** from 1 */
  page: number
}

export type SubmissionRow = StatusDetail & {
  id: string
  fileName: string
  deliveryDataType: number
  deliveryId: string
  itemCount: number
  invalidItemCount: number
  submittedAt: Date
  origin: SubmissionOrigin
  paymentDate?: Date
}

/** An owner's records as they stand now, newest first. @throws PermissionDenied when the person may see none of this owner's */
export async function listSubmissions(context: InterfaceContext, owner: OwnerKey, search: SubmissionSearch): Promise<{ rows: SubmissionRow[]; count: number; page: number; pages: number }> {
  const { db, clock, actor } = context
  const read = async (tx: PortalReadTransaction) => {
    const visible = await visibleSubmissions(tx, context, owner)
    if (!visible) throw new PermissionDenied('wage-records.read')
    const where: Prisma.SubmissionWhereInput = { AND: [visible, conditionsOf(search)] }
    const count = await tx.submission.count({ where })
    const pages = Math.max(1, Math.ceil(count / SUBMISSIONS_PER_PAGE))
    const page = Math.min(search.page, pages)
    const found = await tx.submission.findMany({ where, orderBy: NEWEST_FIRST, skip: (page - 1) * SUBMISSIONS_PER_PAGE, take: SUBMISSIONS_PER_PAGE })
    return { rows: found.map(rowOf), count, page, pages }
  }
  await learnStatesOf(context, (await db.read(read)).rows.map(({ id }) => id))
  return db.transaction(async (tx) => {
    const list = await read(tx)
    await logAction(tx, actor, clock, { action: 'record.list', owner })
    return list
  })
}

const NEWEST_FIRST: Prisma.SubmissionOrderByWithRelationInput[] = [{ submittedAt: 'desc' }, { id: 'asc' }]

/** The newest few, and how many wait to be sent. For home pages; nothing when the person may see no records. */
export async function latestSubmissions(context: InterfaceContext, owner: OwnerKey, take: number): Promise<{ rows: SubmissionRow[]; waiting: number } | undefined> {
  const { db, clock, actor } = context
  const visible = await db.read((tx) => visibleSubmissions(tx, context, owner))
  if (!visible) return undefined
  const latest = { where: visible, orderBy: NEWEST_FIRST, take }
  await learnStatesOf(context, (await db.read((tx) => tx.submission.findMany({ ...latest, select: { id: true } }))).map(({ id }) => id))
  return db.transaction(async (tx) => {
    await logAction(tx, actor, clock, { action: 'record.list', owner })
    const found = await tx.submission.findMany(latest)
    const waiting = await tx.submission.count({ where: { AND: [visible, { state: 'waiting', waitReason: { not: null, notIn: ['cancellation'] } }] } })
    return { rows: found.map(rowOf), waiting }
  })
}

function conditionsOf({ text, status, from, until }: SubmissionSearch): Prisma.SubmissionWhereInput {
  const contains = text?.trim()
  return {
    ...(status && whereStatus(status)),
    ...((from || until) && { submittedAt: { ...(from && { gte: from }), ...(until && { lt: until }) } }),
    ...(contains && {
      OR: [
        { deliveryId: { contains, mode: 'insensitive' } },
        { irDeliveryId: { contains: contains.toLowerCase() } },
        { fileName: { contains, mode: 'insensitive' } },
        { items: { some: { itemId: contains } } },
        { items: { some: { irItemId: contains.toLowerCase() } } },
      ],
    }),
  }
}

const rowOf = (row: Parameters<typeof statusDetailOf>[0] & Omit<SubmissionRow, keyof StatusDetail | 'paymentDate'> & { paymentDate: Date | null }): SubmissionRow => ({
  ...statusDetailOf(row), id: row.id, fileName: row.fileName, deliveryDataType: row.deliveryDataType, deliveryId: row.deliveryId, itemCount: row.itemCount,
  invalidItemCount: row.invalidItemCount, submittedAt: row.submittedAt, origin: row.origin, ...(row.paymentDate && { paymentDate: row.paymentDate }),
})
