import type { Transaction } from '#lib/platform/database.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { recordEvent } from './interface-event.ts'

export type Suspension = { businessId: BusinessId; suspended: boolean; reason: string; actor: string; now: Date }

/**
 * Closes an organisation's technical channels, or opens them again: its deliveries are refused at reception and no
 * certificate is ordered, while certificates, what was taken in and the e-service stay.
 * @returns false when it is as wanted already, or there is no such organisation
 */
export async function suspendInterface(tx: Transaction, { businessId, suspended, reason, actor, now }: Suspension): Promise<boolean> {
  const organisation = await tx.query('SELECT FROM organisation WHERE business_id = $1 FOR UPDATE', [businessId])
  if (organisation.length === 0) return false
  const changed = suspended
    ? await tx.query('INSERT INTO interface_suspension (business_id, reason, suspended_at) VALUES ($1, $2, $3) ON CONFLICT (business_id) WHERE ended_at IS NULL DO NOTHING RETURNING id', [businessId, reason, now])
    : await tx.query('UPDATE interface_suspension SET ended_at = greatest($2, suspended_at) WHERE business_id = $1 AND ended_at IS NULL RETURNING id', [businessId, now])
  if (changed.length === 0) return false
  await recordEvent(tx, { businessId, action: suspended ? 'interface-suspended' : 'interface-resumed', actor, note: reason, now })
  return true
}
