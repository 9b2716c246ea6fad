import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import { certificateTypes, type CertificateType } from '#schemas/certificate-types.ts'
import type { InterfaceState } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { certificateFacts, type CertificateFacts } from '../certificates/certificate-facts.ts'
import { permittedTypes } from '../certificates/certificate-rights.ts'
import type { InterfaceContext } from '../context.ts'

/** In which role the pages look at an organisation: everything of its, or its data use only. */
export type Side = 'organisation' | 'data-user'

export type InterfaceView = Omit<InterfaceState, 'certificates'> & { certificates: CertificateFacts[] }

/**
 * What the person may see of an organisation's interface: application, certificates, orders, history.
 * @throws PermissionDenied
 * @throws the register's failures (see register-failure.ts)
 */
export async function readInterface(context: InterfaceContext, businessId: BusinessId, side: Side): Promise<InterfaceView> {
  const { db, actor, clock } = context
  const owner = organisationKey(businessId)
  const types = await db.transaction(async (tx) => {
    const permitted = await permittedTypes(tx, context, 'read', owner)
    await logAction(tx, actor, clock, { action: 'interface.view', owner })
    return permitted
  })
  return askedOf(context, businessId, side, types)
}

/** The same for what the portal does by itself: nobody has asked to see it. */
export async function lookAtInterface(context: InterfaceContext, businessId: BusinessId, side: Side): Promise<InterfaceView> {
  return askedOf(context, businessId, side, await context.db.read((tx) => permittedTypes(tx, context, 'read', organisationKey(businessId))))
}

async function askedOf({ register }: InterfaceContext, businessId: BusinessId, side: Side, types: readonly CertificateType[]): Promise<InterfaceView> {
  const shown = side === 'data-user' ? types.filter((type) => certificateTypes[type].data === 'datauser') : types
  return viewOf(await register.call('read-interface', { businessId }), shown, side)
}

/** Of data use only its own part; the application for payers' channels, the benefits and their history are not. */
function viewOf(state: InterfaceState, types: readonly CertificateType[], side: Side): InterfaceView {
  const visible = ({ type }: { type: CertificateType }) => types.includes(type)
  const facts = certificateFacts(state).filter(visible)
  const orders = state.orders.filter(visible)
  if (side === 'organisation' && types.length === Object.keys(certificateTypes).length) return { ...state, certificates: facts }
  const [certificateIds, orderIds] = [new Set(facts.map(({ id }) => id)), new Set(orders.map(({ id }) => id))]
  return {
    ...state, certificates: facts, orders, benefitsConfirmedAt: null,
    applications: state.applications
      .map((application) => ({ ...application, purposes: application.purposes.filter((purpose) => purpose === 'data-use'), channels: application.channels.filter((channel) => channel.startsWith('datauser:')) }))
      .filter(({ channels }) => channels.length > 0),
    events: state.events.filter(({ certificateId, orderId }) => (certificateId !== null && certificateIds.has(certificateId)) || (orderId !== null && orderIds.has(orderId))),
  }
}
