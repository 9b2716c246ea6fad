import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { NotFound } from '../context.ts'
import { startDraft } from '../drafts/start-draft.ts'
import { requireReporting } from '../drafts/draft-row.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import type { FormKind } from '../forms/form-kinds.ts'
import type { FormValues } from '../forms/form-values.ts'
import { ownerOfRole } from '../role-rights.ts'
import { nextPayPeriod } from './next-period.ts'
import { inPlaces } from './short-form.ts'
import { earnersByIds, lastPeriodEarners, type KnownEarner } from './remembered-earners.ts'

/** Everybody who was paid on the payer's last payment date, as they were paid, for the pay period after it: a list, or the short form for one. @throws NotFound, PermissionDenied */
export async function copyLastPeriod(context: DraftContext, kind: FormKind, owner: OwnerKey, earnerIds?: readonly string[]): Promise<string> {
  const earners = await context.db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const found = earnerIds ? await earnersByIds(tx, context, kind, owner, earnerIds) : await lastPeriodEarners(tx, context, kind, owner)
    await logAction(tx, context.actor, context.clock, { action: 'earner.list', owner })
    return found
  })
  if (earners.length === 0) throw new NotFound()
  const paymentPeriod = nextPayPeriod(earners[0]!.paymentPeriod, helsinkiDate(context.clock.now()))
  return startDraft(context, { kind, owner, view: earners.length === 1 ? 'short' : 'list' }, { reports: { report: earners.map(repeated) }, ...(paymentPeriod && { paymentPeriod }) })
}

/** What was last reported of one income earner. @throws NotFound, PermissionDenied */
export async function knownEarner(context: DraftContext, kind: FormKind, owner: OwnerKey, earnerId: string): Promise<FormValues> {
  return context.db.transaction(async (tx) => {
    await requireReporting(tx, context, kind, owner)
    const [earner] = await earnersByIds(tx, context, kind, owner, [earnerId])
    if (!earner) throw new NotFound()
    await logAction(tx, context.actor, context.clock, { action: 'earner.view', owner, objectId: earnerId })
    return repeated(earner)
  })
}

/** Without what belongs to that one payment, its absences; the rest where short form and list look for it. */
const repeated = ({ report: { absence: _ofThen, ...report } }: KnownEarner): FormValues => inPlaces(report) ?? report

/** Is there anything to repeat for the party of the role? */
export async function hasLastPeriod({ db, actor }: DraftContext, kind: FormKind): Promise<boolean> {
  const owner = ownerOfRole(actor)
  return owner !== undefined && await db.read((tx) => tx.rememberedEarner.findFirst({ where: { ownerKey: owner, kind }, select: { id: true } })) !== null
}
