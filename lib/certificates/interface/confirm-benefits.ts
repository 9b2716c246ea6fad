import type { Transaction } from '#lib/platform/database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { ensureOrganisation } from '../organisations.ts'
import { recordEvent } from './interface-event.ts'

export type BenefitsConfirmation = { businessId: BusinessId; name: string; confirmed: boolean; actor: string; artificial: boolean; now: Date }

export type ConfirmationResult = { accepted: true } | { accepted: false; reason: 'benefit-channels-in-use' }

/**
 * Confirms that the organisation reports benefits (D-42), or withdraws it: only while no interface application in force
 * names benefit channels (D-123). What is as wanted already stays as it is.
 */
export async function confirmBenefits(tx: Transaction, { businessId, name, confirmed, actor, artificial, now }: BenefitsConfirmation): Promise<ConfirmationResult> {
  await ensureOrganisation(tx, { businessId, name }, { artificial, now })
  const [organisation] = await tx.query<{ confirmed: boolean }>('SELECT benefits_confirmed_at IS NOT NULL AS confirmed FROM organisation WHERE business_id = $1 FOR UPDATE', [businessId])
  if (organisation?.confirmed === confirmed) return { accepted: true }
  if (!confirmed) {
    const inUse = await tx.query(
      "SELECT FROM interface_application, unnest(channels) AS channel WHERE business_id = $1 AND state = 'valid' AND channel LIKE 'benefit:%'", [businessId])
    if (inUse.length > 0) return { accepted: false, reason: 'benefit-channels-in-use' }
  }
  await tx.query('UPDATE organisation SET benefits_confirmed_at = $2 WHERE business_id = $1', [businessId, confirmed ? now : null])
  await recordEvent(tx, { businessId, action: confirmed ? 'benefits-confirmed' : 'benefits-withdrawn', actor, now })
  return { accepted: true }
}
