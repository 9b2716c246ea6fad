/**
 * Mails and text messages of the register, kept until somebody delivers them. Rows are written in the transaction that
 * causes them, so none is sent for an order that was rolled back. Their values are sealed.
 */
import type { ReadTransaction, Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'

export type OutboxTemplates = {
  'certificate-order-mail': { customerId: string; customerName: string; description: string; transferId: string; transferPassword: string; expiresOn: string }
  /** Text of the mail: without the transfer data. They are among the values for the sandbox's outbox. */
  'certificate-order-secure-mail': { customerId: string; customerName: string; description: string; transferId: string; transferPassword: string; expiresOn: string; link: string }
  'certificate-reminder-mail': { customerId: string; customerName: string; description: string; serialNumber: string; daysLeft: string; endsOn: string }
  'certificate-revoked-mail': { customerId: string; customerName: string; description: string; serialNumber: string; revokedOn: string }
  'certificate-order-sms': { customerId: string; pin: string }
}

export type OutboxTemplate = keyof OutboxTemplates

export type OutboxMessage = {
  id: number
  kind: 'mail' | 'sms'
  recipient: string
  template: OutboxTemplate
  /** Gone once the message was delivered in production. */
  values?: Record<string, string>
  createdAt: Date
  sentAt?: Date
}

export const OUTBOX_CHANGED = 'outbox_changed'

export async function enqueue<Template extends OutboxTemplate>(
  tx: Transaction,
  box: SealedBox,
  { recipient, template, values, now }: { recipient: string; template: Template; values: OutboxTemplates[Template]; now: Date },
): Promise<void> {
  await tx.query(
    'INSERT INTO outbox (kind, recipient, template, values_sealed, created_at, next_attempt_at) VALUES ($1, $2, $3, $4, $5, now())',
    [template.endsWith('-sms') ? 'sms' : 'mail', recipient, template, box.seal(Buffer.from(JSON.stringify(values)), sealContext(template, recipient)), now])
  await tx.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANGED, template])
}

type OutboxRow = { id: number; kind: 'mail' | 'sms'; recipient: string; template: OutboxTemplate; values_sealed: Buffer | null; created_at: Date; sent_at: Date | null }

/** Everything sent or waiting, oldest first; at most the newest `limit`. */
export async function readOutbox(tx: ReadTransaction, box: SealedBox, { limit }: { limit: number }): Promise<OutboxMessage[]> {
  const rows = await tx.query<OutboxRow>(
    'SELECT id, kind, recipient, template, values_sealed, created_at, sent_at FROM outbox ORDER BY id DESC LIMIT $1', [limit])
  return rows.reverse().map((row) => message(row, box))
}

/** A mail whose turn it is, for this process alone until `leaseSeconds` have passed. */
export async function takeWaitingMail(tx: Transaction, box: SealedBox, { leaseSeconds }: { leaseSeconds: number }): Promise<OutboxMessage | undefined> {
  const [row] = await tx.query<OutboxRow>(
    `UPDATE outbox SET attempts = least(attempts + 1, 1000), next_attempt_at = now() + make_interval(secs => $1 * least(attempts + 1, 30))
     WHERE id = (SELECT id FROM outbox WHERE kind = 'mail' AND sent_at IS NULL AND next_attempt_at <= now() ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, kind, recipient, template, values_sealed, created_at, sent_at`, [leaseSeconds])
  return row && message(row, box)
}

/** @param forget production: what was delivered need not be read again, least of all a password */
export async function markDelivered(tx: Transaction, id: number, { now, forget }: { now: Date; forget: boolean }): Promise<void> {
  await tx.query('UPDATE outbox SET sent_at = $2, values_sealed = CASE WHEN $3 THEN NULL ELSE values_sealed END WHERE id = $1', [id, now, forget])
}

const message = (row: OutboxRow, box: SealedBox): OutboxMessage => ({
  id: row.id,
  kind: row.kind,
  recipient: row.recipient,
  template: row.template,
  ...(row.values_sealed === null ? {} : { values: JSON.parse(box.open(row.values_sealed, sealContext(row.template, row.recipient)).toString()) as Record<string, string> }),
  createdAt: row.created_at,
  ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
})

const sealContext = (template: string, recipient: string): string => `outbox ${template} ${recipient}`
