import { logAction } from '#lib/identity/action-log.ts'
import { requireOperator } from '#lib/identity/operators.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { certificateFacts } from '../certificates/certificate-facts.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import type { InterfaceView } from '../interface/read-interface.ts'

export type OrganisationView = InterfaceView & { businessId: BusinessId; name: string }

/** Everything about one organisation's interface. @throws PermissionDenied, NotFound; the register's failures */
export async function readOrganisation({ db, actor, clock, register }: InterfaceContext, businessId: BusinessId): Promise<OrganisationView> {
  await db.transaction(async (tx) => {
    await requireOperator(tx, actor)
    await logAction(tx, actor, clock, { action: 'operator.view', owner: organisationKey(businessId) })
  })
  const [{ organisations }, state] = await Promise.all([
    register.call('list-organisations', { query: businessId, offset: 0, limit: 1 }), register.call('read-interface', { businessId }),
  ])
  const organisation = organisations[0]
  if (!organisation) throw new NotFound()
  return { ...state, certificates: certificateFacts(state), businessId, name: organisation.name }
}
