import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { requirePermission } from '#lib/identity/require-permission.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import type { InterfaceContext } from '../context.ts'
import { choicesOf, type Choices } from './compare-choices.ts'
import { organisationName } from './organisation-name.ts'
import { TERMS_VERSION } from './terms.ts'

export type ApplicationRequest = Choices & {
  /** Id of the application in force that the person saw; null: none. */
  replaces: number | null
  acceptedLosses: readonly number[]
}

/**
 * Sends an application for the technical interface, which is in force at once (D-121). The terms of use in force are
 * accepted with it. Sent twice with the same choices, it has been accepted once.
 * @throws PermissionDenied before anything is sent; the register's failures
 */
export async function applyForInterface(context: InterfaceContext, businessId: BusinessId, { purposes, channels, replaces, acceptedLosses }: ApplicationRequest): Promise<EserviceResponse<'apply-for-interface'>> {
  const { db, actor, clock, register } = context
  const owner = organisationKey(businessId)
  const name = await db.transaction(async (tx) => {
    await requirePermission(tx, context, 'interface-application.write', owner)
    await logAction(tx, actor, clock, { action: 'interface.apply', owner })
    return organisationName(tx, businessId)
  })
  const result = await register.call('apply-for-interface', {
    businessId, name, purposes: [...purposes], channels: [...channels], termsVersion: TERMS_VERSION, replaces, acceptedLosses: [...acceptedLosses], actor: actor.name,
  })
  if (result.accepted || result.reason !== 'changed-meanwhile') return result
  // A second press on Send: the application in force is the one that the first sent.
  const present = (await register.call('read-interface', { businessId })).applications.find(({ state }) => state === 'valid')
  const isOwn = present?.appliedBy === actor.name && present.id !== replaces && same(choicesOf(present), { purposes, channels })
  return isOwn ? { accepted: true, applicationId: present.id } : result
}

const same = (a: Choices, b: Choices): boolean => text(a) === text(b)
const text = ({ purposes, channels }: Choices): string => [...purposes, ...channels].sort().join()
