import { logAction } from '#lib/identity/action-log.ts'
import { businessIdOf, type OwnerKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { MandateTheme } from '#lib/platform/generated/portal/enums.ts'
import type { PortalContext } from '../context.ts'
import { assignorOf } from './give-mandate.ts'
import { PERSONS_THEME } from './mandate-form.ts'

/** An agent of thousands of clients: the page is for looking, the search of the front page for finding. */
const LISTED_MAX = 500

export type MandateRow = {
  id: string
  theme: MandateTheme
  /** whom it was given to, or by; persons by name, never by identity code */
  party: string
  subOrganisationId?: string
  customer?: string
  validFrom: Date
  validUntil?: Date
}

/** What the party has given and what it has received; withdrawn mandates are in the access log. @throws PermissionDenied */
export async function listMandates(context: PortalContext, owner: OwnerKey): Promise<{ given: MandateRow[]; received: MandateRow[] }> {
  const { db, clock, actor } = context
  const businessId = businessIdOf(owner)
  return db.transaction(async (tx) => {
    await requirePermission(tx, context, 'mandates.read', owner)
    await logAction(tx, actor, clock, { action: 'mandate.list', owner })
    const include = { assigneePerson: true, assigneeOrganisation: true, assignorOrganisation: true, assignorPerson: true } as const
    const order = { orderBy: [{ theme: 'asc' }, { validFrom: 'asc' }, { id: 'asc' }] as const, take: LISTED_MAX }
    const given = await tx.mandate.findMany({ where: { ...assignorOf(owner, actor), withdrawnAt: null }, include, orderBy: [...order.orderBy], take: order.take })
    const received = await tx.mandate.findMany({ where: { ...(businessId === undefined ? { assigneePersonId: actor.personId, theme: PERSONS_THEME } : { assigneeBusinessId: businessId, assignorBusinessId: { not: null } }), withdrawnAt: null }, include, orderBy: [...order.orderBy], take: order.take })
    const customers = new Map((await tx.organisation.findMany({ where: { businessId: { in: given.flatMap(({ customerId }) => customerId ?? []) } } })).map((one) => [one.businessId, one.name]))
    const rowOf = (party: string, { id, theme, subOrganisationId, customerId, validFrom, validUntil }: (typeof given)[number]): MandateRow => ({
      id, theme, party, validFrom, ...(validUntil && { validUntil }), ...(subOrganisationId !== null && { subOrganisationId }), ...(customerId !== null && { customer: customers.get(customerId) ?? customerId }),
    })
    return {
      given: given.map((row) => rowOf(row.assigneeOrganisation ? `${row.assigneeOrganisation.name}, ${row.assigneeOrganisation.businessId}` : `${row.assigneePerson!.givenNames} ${row.assigneePerson!.familyName}`, row)),
      received: received.map((row) => rowOf(row.assignorOrganisation ? `${row.assignorOrganisation.name}, ${row.assignorOrganisation.businessId}` : `${row.assignorPerson!.givenNames} ${row.assignorPerson!.familyName}`, row)),
    }
  })
}
