import { ensureOrganisation } from '#lib/certificates/organisations.ts'
import type { Database, Transaction } from '#lib/platform/database.ts'
import { organisations } from '#prisma/seed/population.ts'
import { BusinessId } from '#schemas/identifiers.ts'

/**
 * The artificial organisations of the test environment with their interface applications. What somebody has changed
 * since stays: an organisation that has ever applied keeps its own application.
 */
export async function seedOrganisations(db: Database, now: Date): Promise<void> {
  await db.transaction((tx) => seedOrganisationsWithin(tx, now))
}

/** The same in a transaction that does more. */
export async function seedOrganisationsWithin(tx: Transaction, now: Date): Promise<void> {
  for (const { businessId, name, channels, purposes, paysBenefits } of organisations) {
    await ensureOrganisation(tx, { businessId: BusinessId.parse(businessId), name }, { artificial: true, now })
    if (paysBenefits) await tx.query('UPDATE organisation SET benefits_confirmed_at = coalesce(benefits_confirmed_at, $2) WHERE business_id = $1', [businessId, now])
    if (channels.length === 0) continue
    await tx.query(
      `INSERT INTO interface_application (business_id, purposes, channels, state, valid_from)
       SELECT $1, $2, $3, 'valid', $4 WHERE NOT EXISTS (SELECT FROM interface_application WHERE business_id = $1)`,
      [businessId, purposes, channels, now])
  }
}
