import type { Transaction } from '#lib/platform/database.ts'
import { certificateTypes, type ApplicationChannel, type CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { ensureOrganisation } from '../organisations.ts'
import { recordEvent } from './interface-event.ts'

/** What a payer or an agent may choose; data use follows from a data permission alone. */
export type Purpose = 'own' | 'on-behalf'

export type InterfaceApplication = {
  businessId: BusinessId
  name: string
  purposes: readonly Purpose[]
  channels: readonly ApplicationChannel[]
  termsVersion: string
  /** Id of the application that the applicant saw in force; null: none. */
  replaces: number | null
  /** Certificates that the applicant knows to lose their channel. */
  acceptedLosses: readonly number[]
  actor: string
  artificial: boolean
  now: Date
}

export type ApplicationResult =
  | { accepted: true; applicationId: number }
  | { accepted: false; reason: 'changed-meanwhile' | 'benefits-not-confirmed' }
  | { accepted: false; reason: 'certificates-lose-channel'; certificateIds: number[] }

const DATA_USE = 'data-use'
const isOfDataUse = (channel: string): boolean => channel.startsWith('datauser:')

/**
 * Deploys the interface, or replaces the application in force wholly (D-121). Approved at once; certificates whose channel
 * is left out are not revoked, but the applicant must have been told of each. Data use stays as the data permission set it.
 */
export async function applyForInterface(tx: Transaction, application: InterfaceApplication): Promise<ApplicationResult> {
  const { businessId, name, actor, artificial, now } = application
  await ensureOrganisation(tx, { businessId, name }, { artificial, now })
  const [organisation] = await tx.query<{ benefits: boolean }>('SELECT benefits_confirmed_at IS NOT NULL AS benefits FROM organisation WHERE business_id = $1 FOR UPDATE', [businessId])
  const [present] = await tx.query<{ id: number; purposes: string[]; channels: string[] }>(
    "SELECT id, purposes, channels FROM interface_application WHERE business_id = $1 AND state = 'valid'", [businessId])
  if ((present?.id ?? null) !== application.replaces) return { accepted: false, reason: 'changed-meanwhile' }
  if (application.channels.some((channel) => channel.startsWith('benefit:')) && !organisation?.benefits) return { accepted: false, reason: 'benefits-not-confirmed' }

  const purposes = [...new Set<string>([...application.purposes, ...(present?.purposes.filter((purpose) => purpose === DATA_USE) ?? [])])].sort()
  const channels = [...new Set<string>([...application.channels, ...(present?.channels.filter(isOfDataUse) ?? [])])].sort()
  const losses = await certificatesWithoutChannel(tx, businessId, channels, now)
  const untold = losses.filter((id) => !application.acceptedLosses.includes(id))
  if (untold.length > 0) return { accepted: false, reason: 'certificates-lose-channel', certificateIds: losses }

  if (present) await tx.query("UPDATE interface_application SET state = 'replaced', ended_at = $2 WHERE id = $1", [present.id, now])
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO interface_application (business_id, purposes, channels, state, valid_from, applied_by, terms_version)
     VALUES ($1, $2, $3, 'valid', $4, $5, $6) RETURNING id`, [businessId, purposes, channels, now, actor, application.termsVersion])
  await recordEvent(tx, { businessId, action: present ? 'interface-replaced' : 'interface-deployed', actor, applicationId: row!.id, now })
  return { accepted: true, applicationId: row!.id }
}

async function certificatesWithoutChannel(tx: Transaction, businessId: BusinessId, channels: readonly string[], now: Date): Promise<number[]> {
  const certificates = await tx.query<{ id: number; type: CertificateType }>(
    'SELECT id, type FROM certificate WHERE business_id = $1 AND revoked_at IS NULL AND not_after > $2 AND NOT is_eservice ORDER BY id', [businessId, now])
  return certificates.filter(({ type }) => !certificateTypes[type].channels.some((channel) => channels.includes(channel))).map(({ id }) => id)
}
