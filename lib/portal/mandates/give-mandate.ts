import { logAction } from '#lib/identity/action-log.ts'
import type { Actor } from '#lib/identity/actor.ts'
import { businessIdOf, identityCodeDigest, type OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { PERSONS_THEME, type GiveMandate } from './mandate-form.ts'

export type MandateContext = PortalContext & { box: SealedBox; environment: 'test' | 'production' }

/** Why a mandate was not given. */
export type MandateRefusal = 'unknown-assignee' | 'own-organisation' | 'yourself' | 'only-to-a-person' | 'days-in-order' | 'limits-only-m1-to-m4' | 'allocation-only-to-a-person' | 'not-a-client' | 'given-already'

/** In production mandates are given in Suomi.fi, not here. @throws NotFound */
export function requireTestEnvironment({ environment }: Pick<MandateContext, 'environment'>): void {
  if (environment !== 'test') throw new NotFound()
}

/**
 * Gives a mandate from an organisation to a person or another organisation, or from the person themselves to another
 * one (M6), in the test environment (e-service 1.4). It holds from the next question on, also for those who are logged
 * in: nothing about rights is remembered.
 * @throws PermissionDenied
 * @throws NotFound in production, and for a theme that is not the assignor's to give
 */
export async function giveMandate(context: MandateContext, owner: OwnerKey, mandate: GiveMandate): Promise<'given' | MandateRefusal> {
  const { db, clock, actor, box } = context
  requireTestEnvironment(context)
  const { theme, assignee, subOrganisationId, customerId, validFrom, validUntil } = mandate
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'mandates.write', owner)
    const businessId = businessIdOf(owner)
    if ((theme === PERSONS_THEME) !== (businessId === undefined)) throw new NotFound()
    if (validUntil !== undefined && validUntil < validFrom) return 'days-in-order'
    if ((theme === 'M5' || theme === PERSONS_THEME) && (subOrganisationId !== undefined || customerId !== undefined)) return 'limits-only-m1-to-m4'
    const to = await assigneeOf(tx, assignee, box)
    if (!to) return 'unknown-assignee'
    if (businessId === undefined && to.assigneePersonId === undefined) return 'only-to-a-person'
    if (businessId === undefined && to.assigneePersonId === actor.personId) return 'yourself'
    if (businessId !== undefined && to.assigneeBusinessId === businessId) return 'own-organisation'
    if (businessId !== undefined && customerId !== undefined) {
      if (to.assigneePersonId === undefined) return 'allocation-only-to-a-person'
      const client = await tx.mandate.count({ where: { assignorBusinessId: customerId, assigneeBusinessId: businessId, theme, withdrawnAt: null } })
      if (client === 0) return 'not-a-client'
    }
    const content = { theme, ...assignorOf(owner, actor), ...to, subOrganisationId: subOrganisationId ?? null, customerId: customerId ?? null }
    const days = { validFrom: new Date(`${validFrom}T00:00:00Z`), validUntil: validUntil === undefined ? null : new Date(`${validUntil}T00:00:00Z`) }
    if ((await tx.mandate.count({ where: { ...content, ...days, withdrawnAt: null } })) > 0) return 'given-already'
    const { id } = await tx.mandate.create({ data: { ...content, ...days, givenAt: clock.now() }, select: { id: true } })
    await logAction(tx, actor, clock, { action: 'mandate.give', owner, objectId: id })
    return 'given'
  })
}

/** Who gives: an organisation, or the person themselves. */
export function assignorOf(owner: OwnerKey, { personId }: Pick<Actor, 'personId'>): { assignorBusinessId: string } | { assignorPersonId: string } {
  const businessId = businessIdOf(owner)
  return businessId === undefined ? { assignorPersonId: personId } : { assignorBusinessId: businessId }
}

async function assigneeOf(tx: PortalTransaction, assignee: string, box: SealedBox): Promise<{ assigneeBusinessId: string; assigneePersonId?: undefined } | { assigneePersonId: string; assigneeBusinessId?: undefined } | undefined> {
  if (BusinessId.safeParse(assignee).success) {
    return (await tx.organisation.count({ where: { businessId: assignee } })) > 0 ? { assigneeBusinessId: assignee } : undefined
  }
  const person = await tx.person.findUnique({ where: { identityCodeDigest: identityCodeDigest(assignee, box) }, select: { id: true } })
  return person ? { assigneePersonId: person.id } : undefined
}
