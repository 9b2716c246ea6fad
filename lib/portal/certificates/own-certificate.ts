import { organisationKey } from '#lib/identity/owner-key.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { InterfaceCertificate, InterfaceOrder, InterfaceState } from '#schemas/eservice-operations.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { permittedTypes } from './certificate-rights.ts'

/**
 * A certificate or order that the person is about to act on: of this organisation, and of a type they may handle.
 * @throws PermissionDenied, NotFound; the register's failures
 */
async function ownOne<One extends { id: number; type: CertificateType }>(
  context: InterfaceContext, businessId: BusinessId, kind: 'read' | 'write', pick: (state: InterfaceState) => One[], id: number,
): Promise<One> {
  const types = await context.db.read((tx) => permittedTypes(tx, context, kind, organisationKey(businessId)))
  const one = pick(await context.register.call('read-interface', { businessId })).find((candidate) => candidate.id === id && types.includes(candidate.type))
  if (!one) throw new NotFound()
  return one
}

export const ownCertificate = (context: InterfaceContext, businessId: BusinessId, id: number, kind: 'read' | 'write'): Promise<InterfaceCertificate> =>
  ownOne(context, businessId, kind, ({ certificates }) => certificates, id)

export const ownOrder = (context: InterfaceContext, businessId: BusinessId, id: number): Promise<InterfaceOrder> =>
  ownOne(context, businessId, 'write', ({ orders }) => orders, id)
