/**
 * Secure messages: what is too secret for a mail. The mail holds an address, a text message the PIN that opens it
 * (e-service 1.7); neither is of use alone.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'

export type TransferData = { customerId: string; customerName: string; description: string; transferId: string; transferPassword: string; expiresOn: string }

export type OpenedMessage =
  | { opened: true; content: TransferData }
  /** void: five wrong PINs, expired, or its order was cancelled; a new order helps */
  | { opened: false; reason: 'unknown' | 'wrong-pin' | 'void' }

const WRONG_PINS_MAX = 5
const TOKEN_BYTES = 32

/** @returns the address for the mail; its last part is kept only as digest */
export async function createSecureMessage(
  tx: Transaction, box: SealedBox,
  { url, orderId, pin, content, now, expiresAt }: { url: string; orderId: number; pin: string; content: TransferData; now: Date; expiresAt: Date },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const digest = tokenDigest(token)
  await tx.query(
    'INSERT INTO secure_message (token_digest, order_id, pin_digest, content_sealed, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [digest, orderId, box.digest(pin, pinContext(digest)), box.seal(Buffer.from(JSON.stringify(content)), contentContext(digest)), now, expiresAt])
  return `${url.replace(/\/+$/, '')}/${token}`
}

type Row = { pin_digest: Buffer; wrong_pins: number; content_sealed: Buffer; expires_at: Date; cancelled_at: Date | null; first_opened_at: Date | null }

/** Any number of times with the right PIN; never again after the fifth wrong one. Commit also what was refused: it counts. */
export async function openSecureMessage(tx: Transaction, box: SealedBox, { token, pin, now }: { token: string; pin: string; now: Date }): Promise<OpenedMessage> {
  const digest = tokenDigest(token)
  const [row] = await tx.query<Row>(
    `SELECT m.pin_digest, m.wrong_pins, m.content_sealed, m.expires_at, m.first_opened_at, o.cancelled_at
     FROM secure_message m JOIN certificate_order o ON o.id = m.order_id WHERE m.token_digest = $1 FOR UPDATE OF m`, [digest])
  if (!row) return { opened: false, reason: 'unknown' }
  if (row.wrong_pins >= WRONG_PINS_MAX || now >= row.expires_at || row.cancelled_at !== null) return { opened: false, reason: 'void' }
  if (!timingSafeEqual(box.digest(pin, pinContext(digest)), row.pin_digest)) {
    await tx.query('UPDATE secure_message SET wrong_pins = wrong_pins + 1 WHERE token_digest = $1', [digest])
    return { opened: false, reason: row.wrong_pins + 1 >= WRONG_PINS_MAX ? 'void' : 'wrong-pin' }
  }
  if (row.first_opened_at === null) await tx.query('UPDATE secure_message SET first_opened_at = $2 WHERE token_digest = $1', [digest, now])
  return { opened: true, content: JSON.parse(box.open(row.content_sealed, contentContext(digest)).toString()) as TransferData }
}

const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest()
const pinContext = (digest: Buffer): string => `secure message pin ${digest.toString('hex')}`
const contentContext = (digest: Buffer): string => `secure message ${digest.toString('hex')}`
