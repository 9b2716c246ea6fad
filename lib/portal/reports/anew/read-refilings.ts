import { logAction } from '#lib/identity/action-log.ts'
import { parseOwnerKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { covers, type Scope } from '#lib/identity/permissions.ts'
import { permittedScope, requirePermission } from '#lib/identity/require-permission.ts'
import type { Prisma } from '#lib/platform/generated/portal/client.ts'
import type { RefilingState } from '#lib/platform/generated/portal/enums.ts'
import type { PortalReadTransaction, PortalTransaction } from '#lib/platform/portal-database.ts'
import { NotFound, type PortalContext } from '../../context.ts'
import { formDefinitions, formKinds, type FormKind } from '../../forms/form-kinds.ts'
import { statusDetailOf, type StatusDetail } from '../../submissions/submission-status.ts'

/** One of the two messages. */
export type RefilingHalf = StatusDetail & { submissionId: string; finishedAt?: Date; /** as the register confirmed it */ report?: { reportId: string; irReportId: string; version: number } }

export type RefilingView = {
  id: string
  state: RefilingState
  kind: FormKind
  owner: OwnerKey
  /** the report that is cancelled, in the version that was seen */
  irReportId: string
  reportId: string
  version: number
  confirmedAt: Date
  personName: string
  /** the person's own draft of the new report */
  draftId?: string
  cancellation: RefilingHalf
  /** undefined: it is not on its way */
  newReport?: RefilingHalf
}

/** Nothing more will happen by itself, and nobody has to do anything. */
export const isOver = (state: RefilingState): boolean => state === 'filed' || state === 'given_up' || state === 'not_cancelled'

const half = { select: { id: true, state: true, waitReason: true, deliveryDataStatus: true, invalidItemCount: true, replacedItemCount: true, cancelledItemCount: true, finishedAt: true, items: { where: { accepted: true }, take: 1 } } } as const
const shown = { cancellation: half, newReport: half, person: { select: { givenNames: true, familyName: true } } } as const
type Row = Prisma.RefilingGetPayload<{ include: typeof shown }>

/** Both halves of what was confirmed together. @throws NotFound, PermissionDenied */
export async function readRefiling(context: PortalContext, refilingId: string): Promise<RefilingView> {
  return context.db.transaction(async (tx) => {
    const row = await permittedRefiling(tx, context, refilingId)
    await logAction(tx, context.actor, context.clock, { action: 'report.view', owner: parseOwnerKey(row.ownerKey), subject: `report ${row.irReportId}` })
    return viewOf(context, row)
  })
}

/** For whoever may cancel and report for the payer. @throws NotFound, PermissionDenied */
export async function permittedRefiling(tx: PortalReadTransaction, context: PortalContext, refilingId: string): Promise<Row> {
  const row = await tx.refiling.findUnique({ where: { id: refilingId }, include: shown })
  if (!row) throw new NotFound()
  await requirePermission(tx, context, formDefinitions[row.kind].right, parseOwnerKey(row.ownerKey), row.subOrganisationIds)
  return row
}

const UNFINISHED_MAX = 50

/** What somebody has confirmed and is not done: everybody who may report for the payer sees it, newest first. */
export async function unfinishedRefilings(context: PortalContext, owner: OwnerKey): Promise<RefilingView[]> {
  return context.db.transaction(async (tx) => {
    const scopes = new Map<FormKind, Scope | undefined>()
    for (const kind of formKinds) scopes.set(kind, await permittedScope(tx, context, formDefinitions[kind].right, owner))
    const rows = await tx.refiling.findMany({ where: { ownerKey: owner, finishedAt: null, kind: { in: formKinds.filter((kind) => scopes.get(kind) !== undefined) } }, include: shown, orderBy: { confirmedAt: 'desc' }, take: UNFINISHED_MAX })
    const visible = rows.filter(({ kind, subOrganisationIds }) => covers(scopes.get(kind), subOrganisationIds))
    return visible.map((row) => viewOf(context, row))
  })
}

/** Of a report that the person may see: how it was cancelled to be filed anew, or in whose place it came. */
export async function refilingsOfReport(tx: PortalTransaction, context: PortalContext, owner: OwnerKey, irReportId: string, submissionIds: readonly string[]): Promise<{ old?: RefilingView; replaces?: RefilingView }> {
  const rows = await tx.refiling.findMany({ where: { ownerKey: owner, OR: [{ irReportId }, { newReportId: { in: [...submissionIds] } }] }, include: shown, orderBy: { confirmedAt: 'desc' }, take: UNFINISHED_MAX })
  const [old, replaces] = [rows.find((row) => row.irReportId === irReportId && row.state !== 'not_cancelled'), rows.find((row) => row.irReportId !== irReportId && row.state === 'filed')]
  return { ...(old && { old: viewOf(context, old) }), ...(replaces && { replaces: viewOf(context, replaces) }) }
}

/** How the last try to cancel and file this draft ended; undefined: there was none. */
export async function refilingOfDraft(context: PortalContext, draftId: string): Promise<RefilingView | undefined> {
  const row = await context.db.read((tx) => tx.refiling.findUnique({ where: { draftId, personId: context.actor.personId }, include: shown }))
  return row ? viewOf(context, row) : undefined
}

function viewOf({ actor }: Pick<PortalContext, 'actor'>, { id, state, kind, ownerKey, irReportId, reportId, version, confirmedAt, person, personId, draftId, cancellation, newReport }: Row): RefilingView {
  return {
    id, state, kind, owner: parseOwnerKey(ownerKey), irReportId, reportId, version, confirmedAt, personName: `${person.givenNames} ${person.familyName}`,
    ...(draftId !== null && personId === actor.personId && { draftId }), cancellation: halfOf(cancellation), ...(newReport && { newReport: halfOf(newReport) }),
  }
}

function halfOf(submission: Row['cancellation']): RefilingHalf {
  const [item] = submission.items
  return {
    ...statusDetailOf(submission), submissionId: submission.id, ...(submission.finishedAt && { finishedAt: submission.finishedAt }),
    ...(item?.irItemId && { report: { reportId: item.itemId ?? item.irItemId, irReportId: item.irItemId, version: item.itemVersion ?? 1 } }),
  }
}
