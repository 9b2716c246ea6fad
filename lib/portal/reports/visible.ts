import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalFunction, Right } from '#lib/identity/permissions.ts'
import { PermissionDenied, permittedScope } from '#lib/identity/require-permission.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { Visible } from '#schemas/eservice-report-operations.ts'
import type { PartyId } from '#schemas/parties.ts'
import { recordFunctions, typesOfRecords } from '../delivery-kinds.ts'
import { payerParty } from '../drafts/payer-party.ts'
import type { ReportsContext } from './reports-context.ts'

/** A party as the register names it, and what the person may see of it. */
export type Sight = { owner: PartyId; visible: Visible }

const reportFunctions = { 'submitted-wage-reports': [100, 101], 'submitted-benefit-reports': [102] } as const satisfies Partial<Record<PortalFunction, readonly number[]>>

/** Reports of the party. @throws PermissionDenied when the person may see none, NotFound */
export const sightOfReports = (tx: PortalReadTransaction, context: ReportsContext, ownerKey: OwnerKey): Promise<Sight> =>
  sightOf(tx, context, ownerKey, Object.entries(reportFunctions).map(([name, types]) => [`${name as keyof typeof reportFunctions}.read`, types] as const))

/** Reports of the party that the person may correct and cancel. @throws PermissionDenied when there can be none, NotFound */
export const sightOfOwnReports = (tx: PortalReadTransaction, context: ReportsContext, ownerKey: OwnerKey): Promise<Sight> =>
  sightOf(tx, context, ownerKey, [['wage-reports.write', [100, 101]], ['benefit-reports.write', [102]]])

/** Deliveries of reports that the person may cancel. @throws PermissionDenied when there can be none, NotFound */
export const sightOfOwnDeliveries = (tx: PortalReadTransaction, context: ReportsContext, ownerKey: OwnerKey): Promise<Sight> =>
  sightOf(tx, context, ownerKey, [['wage-records.write', [100, 101]], ['benefit-records.write', [102]]])

/** Deliveries of the party. @throws PermissionDenied when the person may see none, NotFound */
export const sightOfDeliveries = (tx: PortalReadTransaction, context: ReportsContext, ownerKey: OwnerKey): Promise<Sight> =>
  sightOf(tx, context, ownerKey, recordFunctions.map((name) => [`${name}.read`, typesOfRecords(name)] as const))

async function sightOf(tx: PortalReadTransaction, context: ReportsContext, ownerKey: OwnerKey, rights: readonly (readonly [Right, readonly number[]])[]): Promise<Sight> {
  const visible: Visible = []
  for (const [right, types] of rights) {
    const scope = await permittedScope(tx, context, right, ownerKey)
    if (scope !== undefined) visible.push({ types: [...types], ...(scope !== 'all' && { subOrganisationIds: scope.subOrganisationIds }) })
  }
  if (visible.length === 0) throw new PermissionDenied(rights[0]![0])
  return { owner: (await payerParty(tx, context, ownerKey)).party, visible }
}
