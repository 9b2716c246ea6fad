import { logAction } from '#lib/identity/action-log.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import { NotFound, type PortalContext } from '../context.ts'
import type { ContactPerson } from './read-basic-data.ts'

/** More than anybody keeps up to date; stops a list from growing without end. */
export const CONTACTS_MAX = 30

/**
 * Adds a contact person, or changes the one with this id.
 * @throws PermissionDenied
 * @throws NotFound when the id is not one of this party's
 */
export async function saveContactPerson(context: PortalContext, owner: OwnerKey, contact: Omit<ContactPerson, 'id'>, id?: string): Promise<'saved' | 'too-many'> {
  const { db, clock, actor } = context
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'basic-data.write', owner)
    const data = { ...contact, ownerKey: owner, changedAt: clock.now() }
    if (id === undefined) {
      if ((await tx.contactPerson.count({ where: { ownerKey: owner } })) >= CONTACTS_MAX) return 'too-many'
      id = (await tx.contactPerson.create({ data, select: { id: true } })).id
    } else {
      const { count } = await tx.contactPerson.updateMany({ where: { id, ownerKey: owner }, data })
      if (count === 0) throw new NotFound()
    }
    await logAction(tx, actor, clock, { action: 'contact.save', owner, objectId: id })
    return 'saved'
  })
}

/** @throws PermissionDenied @throws NotFound when the id is not one of this party's */
export async function removeContactPerson(context: PortalContext, owner: OwnerKey, id: string): Promise<void> {
  const { db, clock, actor } = context
  await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'basic-data.write', owner)
    const { count } = await tx.contactPerson.deleteMany({ where: { id, ownerKey: owner } })
    if (count === 0) throw new NotFound()
    await logAction(tx, actor, clock, { action: 'contact.remove', owner, objectId: id })
  })
}
