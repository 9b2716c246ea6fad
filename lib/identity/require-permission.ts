import { helsinkiDate, type Clock } from '#lib/platform/clock.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { Actor } from './actor.ts'
import type { MandateSource } from './mandate-source.ts'
import type { OwnerKey } from './owner-key.ts'
import { covers, scopeOf, type Right, type Scope } from './permissions.ts'

/** From outside it looks like what does not exist: the page answers 404. */
export class PermissionDenied extends Error {
  constructor(right: Right) {
    super(`No right ${right}`)
  }
}

export type RightsContext = { clock: Clock; actor: Actor; mandates: MandateSource }

/** What the person's right towards a party covers now; undefined: the person has none. */
export async function permittedScope(tx: PortalReadTransaction, { clock, actor, mandates }: RightsContext, right: Right, owner: OwnerKey): Promise<Scope | undefined> {
  return scopeOf(await mandates.standings(tx, actor, owner, helsinkiDate(clock.now())), right)
}

/**
 * Comes first in every use case that concerns a party.
 * @param subOrganisationIds suborganisations of the party that it concerns; none: the party as a whole
 * @throws PermissionDenied
 */
export async function requirePermission(
  tx: PortalReadTransaction, context: RightsContext, right: Right, owner: OwnerKey, subOrganisationIds: readonly string[] = [],
): Promise<void> {
  if (!covers(await permittedScope(tx, context, right, owner), subOrganisationIds)) throw new PermissionDenied(right)
}
