import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { partyNameOf, type Role } from '#lib/identity/actor.ts'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { ownerOfRole } from '#lib/portal/role-rights.ts'
import { portalContext } from './current.ts'

/** `/org`, `/me` and `/du` are the addresses of a role each. */
export type RoleBase = '/org' | '/me' | '/du'
const kinds = { '/org': 'organisation', '/me': 'private-person', '/du': 'data-user' } as const satisfies Record<RoleBase, Role['kind']>

export type OpenRole = { context: InterfaceContext; owner: OwnerKey; /** of the party, as the role names it */ name: string; base: RoleBase }

/** For pages of a role: whoever has chosen another one goes to the front page, where roles are chosen. */
export async function openRole(base: RoleBase): Promise<OpenRole> {
  const context = await portalContext()
  const { role, name } = context.actor
  const owner = ownerOfRole(context.actor)
  if (owner === undefined || role?.kind !== kinds[base]) redirect(`/${await getLocale()}`)
  return { context, owner, base, name: partyNameOf(role) ?? name }
}
