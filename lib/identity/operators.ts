import type { Clock } from '#lib/platform/clock.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalDatabase, PortalReadTransaction } from '#lib/platform/portal-database.ts'
import { isArtificialPersonalIdentityCode, isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import type { Actor } from './actor.ts'
import { identityCodeDigest } from './owner-key.ts'
import { scopeOf, type Right, type Standing } from './permissions.ts'
import { PermissionDenied } from './require-permission.ts'

/** Officers of the register are no mandate's business: they stand in a table of the portal's own (docs/decisions/0065). */
export async function isOperator(tx: PortalReadTransaction, personId: string): Promise<boolean> {
  return (await tx.operator.count({ where: { personId, removedAt: null } })) > 0
}

/** Comes first in every use case of the operator. @throws PermissionDenied */
export async function requireOperator(tx: PortalReadTransaction, { personId }: Pick<Actor, 'personId'>, right: Right = 'operator.write'): Promise<void> {
  const standings: Standing[] = await isOperator(tx, personId) ? [{ ground: 'operator' }] : []
  if (scopeOf(standings, right) !== 'all') throw new PermissionDenied(right)
}

type OfficersContext = { db: PortalDatabase; clock: Clock; box: SealedBox; environment: 'test' | 'production' }

/** Makes somebody an officer. Their name comes from the identity provider: they have logged in before. */
export async function addOperator({ db, clock, box, environment }: OfficersContext, identityCode: string): Promise<'added' | 'already' | 'never-logged-in' | 'not-an-identity-code'> {
  if (!isOfEnvironment(identityCode, environment)) return 'not-an-identity-code'
  return db.transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { identityCodeDigest: identityCodeDigest(identityCode, box) } })
    if (!person) return 'never-logged-in'
    if (await isOperator(tx, person.id)) return 'already'
    await tx.operator.create({ data: { personId: person.id, addedAt: clock.now() } })
    return 'added'
  })
}

/** From this moment on the person sees nothing more: every use case asks the table. */
export async function removeOperator({ db, clock, box, environment }: OfficersContext, identityCode: string): Promise<'removed' | 'not-an-officer' | 'not-an-identity-code'> {
  if (!isOfEnvironment(identityCode, environment)) return 'not-an-identity-code'
  return db.transaction(async (tx) => {
    const { count } = await tx.operator.updateMany({ where: { person: { identityCodeDigest: identityCodeDigest(identityCode, box) }, removedAt: null }, data: { removedAt: clock.now() } })
    return count > 0 ? 'removed' : 'not-an-officer'
  })
}

/** Officers now and before, the longest ago first. */
export async function listOperators({ db }: Pick<OfficersContext, 'db'>): Promise<{ name: string; addedAt: Date; removedAt: Date | null }[]> {
  const rows = await db.read((tx) => tx.operator.findMany({ include: { person: true }, orderBy: { addedAt: 'asc' } }))
  return rows.map(({ person, addedAt, removedAt }) => ({ name: `${person.givenNames} ${person.familyName}`, addedAt, removedAt }))
}

const isOfEnvironment = (identityCode: string, environment: OfficersContext['environment']): boolean =>
  isPersonalIdentityCode(identityCode) && isArtificialPersonalIdentityCode(identityCode) === (environment === 'test')
