import { helsinkiDate } from '#lib/platform/clock.ts'
import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { REMINDER_DAYS } from '#schemas/certificate-types.ts'
import { findNoticedCertificate, notify } from './certificate-notice.ts'

const DAY_MS = 86_400_000

/**
 * Reminds of certificates that end within 60, 30, 14, 7 or 1 days (D-130), each time once: of the nearest that is reached, so
 * that a register that stood still does not send five at a time. Who has a successor already is left alone.
 * @returns how many certificates somebody was reminded of
 */
export async function remindOfEnds(tx: Transaction, box: SealedBox, now: Date): Promise<number> {
  const ending = await tx.query<{ id: number; not_after: Date }>(
    `SELECT c.id, c.not_after FROM certificate c
     WHERE c.revoked_at IS NULL AND c.order_id IS NOT NULL AND NOT c.is_eservice AND c.not_after > $1 AND c.not_after <= $2
       AND NOT EXISTS (SELECT FROM certificate successor WHERE successor.renews_id = c.id AND successor.revoked_at IS NULL)
     ORDER BY c.not_after`, [now, new Date(now.getTime() + Math.max(...REMINDER_DAYS) * DAY_MS)])
  let reminded = 0
  for (const { id, not_after: notAfter } of ending) {
    const daysLeft = (notAfter.getTime() - now.getTime()) / DAY_MS
    const reached = Math.min(...REMINDER_DAYS.filter((days) => daysLeft <= days))
    const first = await tx.query('INSERT INTO certificate_reminder (certificate_id, days_before, reminded_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING certificate_id', [id, reached, now])
    const certificate = first.length > 0 ? await findNoticedCertificate(tx, id) : undefined
    if (!certificate) continue
    await notify(tx, box, certificate, { template: 'certificate-reminder-mail', values: { daysLeft: String(Math.ceil(daysLeft)), endsOn: helsinkiDate(notAfter) }, now })
    reminded += 1
  }
  return reminded
}
