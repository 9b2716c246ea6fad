import { logAction, type ActionName } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { parseOwnerKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { Prisma, Submission } from '#lib/platform/generated/portal/client.ts'
import type { MessageKind, SubmissionChannel, SubmissionOrigin } from '#lib/platform/generated/portal/enums.ts'
import type { PortalReadTransaction, PortalTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type InterfaceContext, type PortalContext } from '../context.ts'
import { functionsOf } from '../delivery-kinds.ts'
import { learnStatesOf } from './learn-states.ts'
import { rejectedOf, statusDetailOf, type StatusDetail } from './submission-status.ts'

export const ITEMS_PER_PAGE = 50

export type ItemFilter = { show: 'all' | 'rejected' | 'accepted'; /** part of a reference */ text?: string; /** only with an error of this rule */ ruleId?: string; page: number }

export type ShownError = { code: string; message: string; details?: string; ruleId?: string; path?: string; line?: number; column?: number }
export type ShownItem = { position: number; accepted: boolean; itemId?: string; irItemId?: string; itemVersion?: number; line?: number; errors: ShownError[] }
export type ErrorGroup = { code: string; ruleId?: string; items: number }

export type SubmissionView = StatusDetail & {
  id: string
  owner: OwnerKey
  ownerName: string
  fileName: string
  deliveryDataType: number
  deliveryId: string
  irDeliveryId?: string
  itemCount: number
  paymentDate?: Date
  realTime: boolean
  channel: SubmissionChannel
  origin: SubmissionOrigin
  /** whose certificate it goes with; known once its message is made */
  sentWith?: { own: boolean; serialNumber: string }
  times: { received: Date; checked: Date; submitted: Date; sent?: Date; acknowledged?: Date; finished?: Date }
  validItemCount: number
  invalidItemCount: number
  faultText?: string
  rejected: ReturnType<typeof rejectedOf>
  messages: MessageKind[]
  errors: ShownError[]
  errorGroups: ErrorGroup[]
  items: { shown: ShownItem[]; count: number; page: number; pages: number }
}

/**
 * May the person see it? Officers what they have entered from paper, whoever the payer is; in that role only, not beside
 * a mandate of their own.
 * @throws NotFound, PermissionDenied
 */
export async function requireSight(tx: PortalReadTransaction, context: PortalContext, submission: Submission | null): Promise<{ submission: Submission; owner: OwnerKey; seenBy: 'officer' | 'party' }> {
  const kind = submission && functionsOf(submission.deliveryDataType)
  if (!submission || !kind) throw new NotFound()
  const owner = parseOwnerKey(submission.ownerKey)
  if (submission.origin === 'paper' && context.actor.role?.kind === 'operator') {
    await requireOperator(tx, context.actor, 'paper-reports.read')
    return { submission, owner, seenBy: 'officer' }
  }
  await requirePermission(tx, context, `${kind.records}.read`, owner, submission.subOrganisationIds)
  return { submission, owner, seenBy: 'party' }
}

/**
 * The submission if the person may see it; looked at is logged in the same transaction.
 * @throws NotFound when there is none, PermissionDenied when it is not for this person: the page shows both alike
 */
export async function permittedSubmission(tx: PortalTransaction, context: PortalContext, submissionId: string, action: ActionName): Promise<Submission & { owner: OwnerKey }> {
  const { submission, owner, seenBy } = await requireSight(tx, context, await tx.submission.findUnique({ where: { id: submissionId } }))
  await logAction(tx, context.actor, context.clock, { action: seenBy === 'officer' ? 'operator.paper-view' : action, owner, objectId: submissionId })
  return { ...submission, owner }
}

/** One page of what became of a delivery, as it stands now: the register is asked before. @throws NotFound, PermissionDenied */
export async function readSubmissionNow(context: InterfaceContext, submissionId: string, filter: ItemFilter): Promise<SubmissionView> {
  await learnStatesOf(context, [submissionId])
  return readSubmission(context, submissionId, filter)
}

/** One page of what became of a delivery, as far as it is known here. @throws NotFound, PermissionDenied */
export async function readSubmission(context: PortalContext, submissionId: string, filter: ItemFilter): Promise<SubmissionView> {
  return context.db.transaction(async (tx) => {
    const submission = await permittedSubmission(tx, context, submissionId, 'record.view')
    const [messages, errors, errorGroups, items] = [
      await tx.submissionMessage.findMany({ where: { submissionId }, select: { kind: true }, distinct: ['kind'] }),
      await tx.submissionError.findMany({ where: { submissionId, level: { not: 'item' } }, orderBy: { position: 'asc' }, take: 200 }),
      await errorGroupsOf(tx, submissionId),
      await itemsOf(tx, submissionId, filter),
    ]
    return {
      ...statusDetailOf(submission), id: submission.id, owner: submission.owner, ownerName: submission.ownerName, fileName: submission.fileName,
      deliveryDataType: submission.deliveryDataType, deliveryId: submission.deliveryId, itemCount: submission.itemCount, realTime: submission.operation === 'real_time', channel: submission.channel, origin: submission.origin,
      ...(submission.certificateSerial !== null && { sentWith: { own: submission.vaultKeyId !== null, serialNumber: submission.certificateSerial } }),
      ...(submission.irDeliveryId && { irDeliveryId: submission.irDeliveryId }), ...(submission.paymentDate && { paymentDate: submission.paymentDate }),
      ...(submission.faultText !== null && { faultText: submission.faultText }),
      times: {
        received: submission.receivedAt, checked: submission.checkedAt, submitted: submission.submittedAt,
        ...(submission.sentAt && { sent: submission.sentAt }), ...(submission.acknowledgedAt && { acknowledged: submission.acknowledgedAt }), ...(submission.finishedAt && { finished: submission.finishedAt }),
      },
      validItemCount: submission.validItemCount, invalidItemCount: submission.invalidItemCount, rejected: rejectedOf(submission),
      messages: messages.map(({ kind }) => kind), errors: errors.map(shownError), errorGroups, items,
    }
  })
}

async function itemsOf(tx: PortalTransaction, submissionId: string, { show, text, ruleId, page: wanted }: ItemFilter): Promise<SubmissionView['items']> {
  const contains = text?.trim()
  const where: Prisma.SubmissionItemWhereInput = {
    submissionId,
    ...(show !== 'all' && { accepted: show === 'accepted' }),
    ...(contains && { OR: [{ itemId: { contains, mode: 'insensitive' } }, { irItemId: { contains: contains.toLowerCase() } }] }),
    ...(ruleId && { errors: { some: { OR: [{ ruleId }, { ruleId: null, code: ruleId }] } } }),
  }
  const count = await tx.submissionItem.count({ where })
  const pages = Math.max(1, Math.ceil(count / ITEMS_PER_PAGE))
  const page = Math.min(wanted, pages)
  const found = await tx.submissionItem.findMany({ where, orderBy: { position: 'asc' }, skip: (page - 1) * ITEMS_PER_PAGE, take: ITEMS_PER_PAGE, include: { errors: { orderBy: { position: 'asc' } } } })
  const shown = found.map(({ position, accepted, itemId, irItemId, itemVersion, line, errors }): ShownItem => ({
    position, accepted, errors: errors.map(shownError), ...(itemId && { itemId }), ...(irItemId && { irItemId }), ...(itemVersion !== null && { itemVersion }), ...(line !== null && { line }),
  }))
  return { shown, count, page, pages }
}

/** The same error in many reports, counted once: what to mend first. */
async function errorGroupsOf(tx: PortalTransaction, submissionId: string): Promise<ErrorGroup[]> {
  const groups = await tx.$queryRaw<{ code: string; rule_id: string | null; items: number }[]>`
    SELECT code, rule_id, count(DISTINCT item_position)::int AS items FROM submission_error
    WHERE submission_id = ${submissionId}::uuid AND level = 'item' GROUP BY code, rule_id ORDER BY items DESC, code LIMIT 50`
  return groups.map(({ code, rule_id, items }) => ({ code, items, ...(rule_id !== null && { ruleId: rule_id }) }))
}

export function shownError({ code, message, details, ruleId, path, line, lineColumn }: { code: string; message: string; details: string | null; ruleId: string | null; path: string | null; line: number | null; lineColumn: number | null }): ShownError {
  return { code, message, ...(details !== null && { details }), ...(ruleId !== null && { ruleId }), ...(path !== null && { path }), ...(line !== null && { line }), ...(lineColumn !== null && { column: lineColumn }) }
}
