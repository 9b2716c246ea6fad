import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { NotFound } from '../context.ts'
import type { DraftContext } from '../drafts/draft-context.ts'
import type { FormValues } from '../forms/form-values.ts'
import { earnersByIds, type KnownEarner } from '../templates/remembered-earners.ts'
import { earnerFields, textAt, type EarnerKind } from './earner-fields.ts'
import { permittedKinds } from './list-earners.ts'

export type EarnerView = { id: string; kind: EarnerKind; name: string; lastPaymentDate: Date; updatedAt: Date; /** by the fields' names */ values: Readonly<Record<string, string>> }

export type RememberedOne = KnownEarner & { kind: EarnerKind }

/** @throws NotFound when there is none, or it lies outside the person's right; PermissionDenied */
export async function findEarner(tx: PortalReadTransaction, context: DraftContext, owner: OwnerKey, id: string): Promise<RememberedOne> {
  for (const kind of await permittedKinds(tx, context, owner)) {
    const [earner] = await earnersByIds(tx, context, kind, owner, [id])
    if (earner) return { ...earner, kind }
  }
  throw new NotFound()
}

export const earnerOf = (report: FormValues): FormValues => (report['incomeEarner'] ?? {}) as FormValues

/** What is remembered of one income earner. @throws NotFound, PermissionDenied */
export async function readEarner(context: DraftContext, owner: OwnerKey, id: string): Promise<EarnerView> {
  const { db, actor, clock } = context
  return db.transaction(async (tx) => {
    const { kind, name, lastPaymentDate, updatedAt, report } = await findEarner(tx, context, owner, id)
    await logAction(tx, actor, clock, { action: 'earner.view', owner, objectId: id })
    const values = Object.fromEntries(earnerFields(kind).flatMap(([, fields]) => fields.map((field) => [field.name, textAt(earnerOf(report), field.name)])))
    return { id, kind, name, lastPaymentDate, updatedAt, values }
  })
}
