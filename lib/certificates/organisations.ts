/** Organisations and their interface application, as far as certificates need them. */
import type { ReadTransaction, Transaction } from '#lib/platform/database.ts'
import { certificateTypes, type CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'

export type Organisation = { businessId: BusinessId; name: string }

export async function findOrganisation(tx: ReadTransaction, businessId: string): Promise<Organisation | undefined> {
  const [row] = await tx.query<{ business_id: BusinessId; name: string }>('SELECT business_id, name FROM organisation WHERE business_id = $1', [businessId])
  return row && { businessId: row.business_id, name: row.name }
}

/** Certificates are ordered for channels of the valid interface application only (D-121). */
export async function mayHoldCertificate(tx: ReadTransaction, businessId: BusinessId, type: CertificateType): Promise<boolean> {
  const [application] = await tx.query<{ channels: string[] }>("SELECT channels FROM interface_application WHERE business_id = $1 AND state = 'valid'", [businessId])
  return certificateTypes[type].channels.some((channel) => application?.channels.includes(channel))
}

/**
 * Test environment: an artificial organisation that may use the channels of `type` at once. An unknown Business ID
 * becomes a new organisation; a known one gets the channels added, by an application that replaces the one in force.
 * Purposes: own and on behalf of others (D-41), data use for data users; benefits are confirmed for benefit types (D-42).
 */
export async function deployInterface(tx: Transaction, { businessId, type, now }: { businessId: BusinessId; type: CertificateType; now: Date }): Promise<Organisation> {
  const { data, channels } = certificateTypes[type]
  const organisation = await ensureOrganisation(tx, { businessId, name: `Artificial organisation ${businessId}` }, { artificial: true, now })
  if (data === 'benefit') {
    await tx.query('UPDATE organisation SET benefits_confirmed_at = $2 WHERE business_id = $1 AND benefits_confirmed_at IS NULL', [businessId, now])
  }
  // FOR UPDATE on the organisation: two deployments at once must not each replace the same application.
  await tx.query('SELECT 1 FROM organisation WHERE business_id = $1 FOR UPDATE', [businessId])
  const [present] = await tx.query<{ id: number; purposes: string[]; channels: string[] }>(
    "SELECT id, purposes, channels FROM interface_application WHERE business_id = $1 AND state = 'valid'", [businessId])
  const wanted = {
    purposes: united(present?.purposes, data === 'datauser' ? ['data-use'] : ['own', 'on-behalf']),
    channels: united(present?.channels, channels),
  }
  if (present && present.purposes.length === wanted.purposes.length && present.channels.length === wanted.channels.length) return organisation
  if (present) await tx.query("UPDATE interface_application SET state = 'replaced', ended_at = $2 WHERE id = $1", [present.id, now])
  await tx.query(
    "INSERT INTO interface_application (business_id, purposes, channels, state, valid_from) VALUES ($1, $2, $3, 'valid', $4)",
    [businessId, wanted.purposes, wanted.channels, now])
  return organisation
}

/** The organisation as it is; made with this name if there is none. */
export async function ensureOrganisation(tx: Transaction, organisation: Organisation, { artificial, now }: { artificial: boolean; now: Date }): Promise<Organisation> {
  await tx.query(
    'INSERT INTO organisation (business_id, name, artificial, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (business_id) DO NOTHING',
    [organisation.businessId, organisation.name, artificial, now])
  return (await findOrganisation(tx, organisation.businessId))!
}

const united = (present: readonly string[] = [], added: readonly string[]): string[] => [...new Set([...present, ...added])].sort()
