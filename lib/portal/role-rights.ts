import { organisationKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import { scopeOf, type Right, type Standing } from '#lib/identity/permissions.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Actor } from '#lib/identity/actor.ts'
import type { PortalContext } from './context.ts'

/** The party whose affairs the chosen role is about; undefined until one is chosen, and for an officer of the register. */
export function ownerOfRole({ role, personKey }: Actor): OwnerKey | undefined {
  if (!role || role.kind === 'operator') return undefined
  return role.kind === 'private-person' ? role.of?.key ?? personKey : organisationKey(role.businessId)
}

export type RoleRights = { standings: Standing[]; may(right: Right): boolean }

/** What the person may do in the chosen role, for menus and home pages. Every use case judges again for itself. */
export async function rightsInRole({ db, clock, actor, mandates }: PortalContext): Promise<RoleRights> {
  const owner = ownerOfRole(actor)
  const standings = owner === undefined ? [] : await db.read((tx) => mandates.standings(tx, actor, owner, helsinkiDate(clock.now())))
  return { standings, may: (right) => scopeOf(standings, right) !== undefined }
}
