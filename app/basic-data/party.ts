import { z } from 'zod'
import { businessIdOf, organisationKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { portalContext } from '../session/current.ts'
import { nowhere } from '../session/nowhere.ts'

/** Whose page it was, bound to its actions: a change of role in another window must not write to another party. */
const Party = z.object({ base: z.enum(['/org', '/me', '/du']), businessId: BusinessId.optional() })
export type Party = { base: '/org' | '/me' | '/du'; businessId?: string }

export const partyOf = (base: Party['base'], owner: OwnerKey): Party => {
  const businessId = businessIdOf(owner)
  return { base, ...(businessId !== undefined && { businessId }) }
}

/** Rights are asked for by the use case, whatever is bound here. */
export async function partyOfAction(bound: unknown): Promise<{ context: InterfaceContext; owner: OwnerKey; base: Party['base'] }> {
  const context = await portalContext()
  const parsed = Party.safeParse(bound)
  if (!parsed.success) return nowhere()
  const { base, businessId } = parsed.data
  if ((base === '/me') !== (businessId === undefined)) return nowhere()
  return { context, base, owner: businessId === undefined ? context.actor.personKey : organisationKey(businessId) }
}
