import type { IsoDate } from '#lib/platform/clock.ts'
import type { PortalReadTransaction } from '#lib/platform/portal-database.ts'
import type { OwnerKey } from './owner-key.ts'
import type { Standing } from './permissions.ts'

/** A party that the person may represent. `agent`: through this organisation, which the party has mandated. */
export type Represented = { businessId: string; name: string; standings: Standing[]; agent?: { businessId: string; name: string } }

/**
 * Where roles and mandates come from (D-124). Built in: the registry in the portal's own database. Another source
 * (Suomi.fi e-Authorizations) implements the same questions.
 */
export interface MandateSource {
  /** On what grounds the person may act for one party on a day; empty: not at all. */
  standings(tx: PortalReadTransaction, person: { personId: string; personKey: OwnerKey }, owner: OwnerKey, today: IsoDate): Promise<Standing[]>
  /** Every organisation the person may act for on a day, by name. Data users are not among them. */
  represented(tx: PortalReadTransaction, personId: string, today: IsoDate): Promise<Represented[]>
  /** Income earners who let the person see to their income data on a day (M6), by name. */
  incomeEarners(tx: PortalReadTransaction, personId: string, today: IsoDate): Promise<{ personId: string; key: OwnerKey; name: string }[]>
  /** Data users in whose service the person has a role on a day. */
  dataUsers(tx: PortalReadTransaction, personId: string, today: IsoDate): Promise<Represented[]>
}
