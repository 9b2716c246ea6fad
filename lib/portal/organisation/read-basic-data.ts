import { personOfRole } from '#lib/identity/actor.ts'
import { logAction } from '#lib/identity/action-log.ts'
import { businessIdOf, type OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { ContactRole, ServiceLanguage } from '#lib/platform/generated/portal/enums.ts'
import type { PortalContext } from '../context.ts'

/** Whom to ask about a party's reports or software (e-service 3.17). Phone E.164 (D-122). */
export type ContactPerson = { id: string; role: ContactRole; name: string; phone: string; email: string }

export type BasicData = {
  /** absent for a person, who is known by their login */
  businessId?: string
  name: string
  /** absent: not chosen */
  language?: ServiceLanguage
  /** by role, then by name */
  contacts: ContactPerson[]
}

/** What a party has told of itself, for its own pages and to fill in forms with. @throws PermissionDenied */
export async function readBasicData(context: PortalContext, owner: OwnerKey): Promise<BasicData> {
  const { db, clock, actor } = context
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'basic-data.read', owner)
    await logAction(tx, actor, clock, { action: 'basic-data.view', owner })
    const businessId = businessIdOf(owner)
    const organisation = businessId === undefined ? undefined : await tx.organisation.findUnique({ where: { businessId } })
    const own = await tx.basicData.findUnique({ where: { ownerKey: owner } })
    const contacts = await tx.contactPerson.findMany({ where: { ownerKey: owner }, orderBy: [{ role: 'asc' }, { name: 'asc' }, { id: 'asc' }], omit: { ownerKey: true, changedAt: true } })
    return { ...(businessId !== undefined && { businessId }), name: organisation?.name ?? businessId ?? personOfRole(actor, owner)?.name ?? actor.name, ...(own?.language && { language: own.language }), contacts }
  })
}
