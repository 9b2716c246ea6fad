import { z } from 'zod'
import { businessIdOf, organisationKey, type OwnerKey } from '#lib/identity/owner-key.ts'
import type { InterfaceContext } from '#lib/portal/context.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { portalContext } from '../session/current.ts'
import type { OpenRole } from '../session/open-role.ts'
import { nowhere } from '../session/nowhere.ts'

/** Whose page it was, bound to its actions: a change of role in another window must not write to another party. */
const Party = z.object({ base: z.enum(['/org', '/me', '/du']), businessId: BusinessId.optional(), personId: z.uuid().optional() })
export type Party = { base: '/org' | '/me' | '/du'; businessId?: string; /** of the income earner on whose behalf it is */ personId?: string }

export const partyOf = ({ base, owner, context }: OpenRole): Party => {
  const businessId = businessIdOf(owner)
  const { role } = context.actor
  const personId = role?.kind === 'private-person' ? role.of?.personId : undefined
  return { base, ...(businessId !== undefined && { businessId }), ...(personId !== undefined && { personId }) }
}

/** Rights are asked for by the use case, whatever is bound here. */
export async function partyOfAction(bound: unknown): Promise<{ context: InterfaceContext; owner: OwnerKey; base: Party['base'] }> {
  const context = await portalContext()
  const parsed = Party.safeParse(bound)
  if (!parsed.success) return nowhere()
  const { base, businessId, personId } = parsed.data
  if ((base === '/me') !== (businessId === undefined)) return nowhere()
  if (businessId !== undefined) return { context, base, owner: organisationKey(businessId) }
  const { role, personKey } = context.actor
  const of = role?.kind === 'private-person' ? role.of : undefined
  if (of?.personId !== personId) return nowhere()
  return { context, base, owner: of?.key ?? personKey }
}
