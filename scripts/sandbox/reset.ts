import { deployInterface } from '#lib/certificates/organisations.ts'
import { systemClock } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import { sealedBox } from '#lib/platform/master-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { SANDBOX_SETTINGS, tellRestored } from '#lib/register/sandbox/sandbox.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { seedOrganisationsWithin } from '../register/seed-organisations.ts'
import { openPortal } from './open-portal.ts'
import type { SandboxData } from './sandbox-data.ts'
import { removeStateFiles } from './state-files.ts'
import { note, noteDone } from './unfinished.ts'
import { lockTables, tableList, whenLocked, type Sql } from './whole-tables.ts'

export type ResetResult = { keptCertificates: number; portal: boolean }

/** Emptied otherwise than as a whole, because certificates that go on working need their rows. */
const PARTLY_KEPT = ['organisation', 'certificate', 'certificate_order', 'sftp_account', 'setting']

/**
 * Register and portal as they are when freshly started: the artificial population, nothing else; the clock at the present,
 * no fault on, no files. Who is at work finishes first; who comes meanwhile waits a moment.
 * @param all also forget the certificates that software got; otherwise they go on working, with the channels of their type.
 *   The authorities themselves stay in any case.
 */
export async function reset(data: SandboxData, { all }: { all: boolean }): Promise<ResetResult> {
  const portal = await openPortal(data)
  try {
    const keptCertificates = await whenLocked(() => data.register.transaction(async (tx) => {
      const kept = await resetRegister(tx, all)
      if (portal) await portal.transaction(async (portalTx) => {
        await resetPortal(portalTx, data)
        note(data.dataDirectory, { kind: 'reset', all })
      })
      else note(data.dataDirectory, { kind: 'reset', all })
      await removeStateFiles(data.dataDirectory)
      await tellRestored(tx)
      return kept
    }))
    noteDone(data.dataDirectory)
    await data.keepEserviceCredentials()
    return { keptCertificates, portal: portal !== undefined }
  } finally {
    await portal?.close()
  }
}

/** @returns how many certificates of software go on working */
async function resetRegister(tx: Transaction, all: boolean): Promise<number> {
  const tables = await lockTables((statement) => tx.query(statement), 'register', 'ACCESS EXCLUSIVE')
  // Not those whose key the portal keeps: it forgets the key. A revoked one stays refused, as one that is unknown.
  const kept = await tx.query<{ id: number; business_id: BusinessId; type: CertificateType; is_eservice: boolean }>(
    `SELECT c.id, c.business_id, c.type, c.is_eservice FROM certificate c LEFT JOIN certificate_order o ON o.id = c.order_id
     WHERE c.is_eservice OR (NOT $1 AND c.revoked_at IS NULL AND o.delivered_to IS DISTINCT FROM 'eservice')`, [all])
  const ids = kept.map(({ id }) => id)
  await tx.query(`TRUNCATE ${tableList('register', tables.filter((table) => !PARTLY_KEPT.includes(table)))} RESTART IDENTITY`)
  await tx.query('UPDATE certificate SET order_id = NULL, renews_id = CASE WHEN renews_id = ANY($1) THEN renews_id END', [ids])
  await tx.query('DELETE FROM certificate_order')
  await tx.query('DELETE FROM certificate WHERE NOT id = ANY($1)', [ids])
  await tx.query('DELETE FROM sftp_account WHERE account NOT IN (SELECT account FROM certificate WHERE account IS NOT NULL)')
  await tx.query('DELETE FROM organisation WHERE business_id NOT IN (SELECT business_id FROM certificate)')
  await tx.query('UPDATE organisation SET benefits_confirmed_at = NULL')
  await tx.query('DELETE FROM setting WHERE key = ANY($1)', [Object.values(SANDBOX_SETTINGS)])

  const now = systemClock.now()
  await seedOrganisationsWithin(tx, now)
  const ofSoftware = kept.filter(({ is_eservice }) => !is_eservice)
  const channels = new Map(ofSoftware.map(({ business_id: businessId, type }) => [`${businessId} ${type}`, { businessId, type }]))
  for (const { businessId, type } of channels.values()) await deployInterface(tx, { businessId, type, now })
  return ofSoftware.length
}

async function resetPortal(tx: PortalTransaction, { masterKey }: SandboxData): Promise<void> {
  const sql: Sql = (statement) => tx.$queryRawUnsafe(statement)
  const tables = await lockTables(sql, 'portal', 'ACCESS EXCLUSIVE')
  await sql(`TRUNCATE ${tableList('portal', tables)} RESTART IDENTITY`)
  await tx.$executeRawUnsafe('ALTER SEQUENCE portal.reference_number RESTART')
  await sql("SELECT 1 FROM (SELECT pg_notify('portal_change', '')) told")
  const { seedPortalWithin } = await import('#prisma/seed/seed-portal.ts')
  await seedPortalWithin(tx, systemClock, sealedBox(masterKey, 'portal'))
}
