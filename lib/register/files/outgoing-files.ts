/** Files for the OUT directories of SFTP accounts: who has one puts it here, a process of the SFTP door writes it. */
import type { Database, ReadTransaction, Transaction } from '#lib/platform/database.ts'
import { compress, decompress } from '../store/compressed.ts'

export type OutgoingFile = { account: string; name: string }

/**
 * Puts a message of its own into OUT: an answer made for one file, or a record. It is there soon after `tx` is committed.
 * @param file.name letters, digits, `_` and `-`, ending in `.xml`; once only in the account
 */
export async function queueFile(tx: Transaction, file: OutgoingFile & { content: string | Uint8Array; now: Date }): Promise<void> {
  const { account, name, content, now } = file
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  await tx.query("INSERT INTO sftp_outgoing_file (account, name, content, state, created_at) VALUES ($1, $2, $3, 'ready', $4)", [account, name, await compress(bytes), now])
}

/** The final feedback of a delivery that is still to be processed; it is written when that is done, by whichever process. */
export async function queueFeedback(tx: Transaction, file: OutgoingFile & { arrivalNo: number; now: Date }): Promise<void> {
  const { account, name, arrivalNo, now } = file
  await tx.query("INSERT INTO sftp_outgoing_file (account, name, arrival_no, state, created_at) VALUES ($1, $2, $3, 'waiting', $4)", [account, name, arrivalNo, now])
}

export type WriteResult =
  | { written: true; file: OutgoingFile }
  /** What `write` threw: it is tried again after a while, and holds up no other file meanwhile. */
  | { written: false; file: OutgoingFile; error: unknown }

const RETRY_SECONDS = 30

/**
 * Takes the oldest file that is ready, has it written, and remembers that it is. Killed in between, it is written again:
 * the same bytes under the same name. Of several processes each takes another file.
 * @param when.readyBefore what was put there later is not taken yet
 * @param write whole or not at all, and durable when it returns
 * @returns null when none is ready now
 */
export async function writeNextFile(db: Database, { now, readyBefore }: { now: Date; readyBefore?: Date | undefined }, write: (file: OutgoingFile & { content: Buffer }) => Promise<void>): Promise<WriteResult | null> {
  return db.transaction(async (tx) => {
    const row = await claimFile(tx, now, readyBefore)
    if (!row) return null
    const file = { account: row.account, name: row.name }
    const content = await contentOf(tx, row)
    try {
      await write({ ...file, content })
    } catch (error) {
      await tx.query("UPDATE sftp_outgoing_file SET retry_at = $2::timestamptz + $3 * interval '1 second' WHERE id = $1", [row.id, now, RETRY_SECONDS])
      return { written: false, file, error }
    }
    await tx.query("UPDATE sftp_outgoing_file SET state = 'written', written_at = $2, content = NULL WHERE id = $1", [row.id, now])
    return { written: true, file }
  })
}

type Row = OutgoingFile & { id: number; arrival_no: number | null; content: Buffer | null }

async function claimFile(tx: Transaction, now: Date, readyBefore: Date | undefined): Promise<Row | undefined> {
  // A moment far ahead was noted before the clock was set back.
  const [row] = await tx.query<Row>(
    `SELECT id, account, name, arrival_no, content FROM sftp_outgoing_file
     WHERE state = 'ready' AND ($2::timestamptz IS NULL OR created_at <= $2) AND (retry_at IS NULL OR retry_at <= $1 OR retry_at > $1::timestamptz + interval '1 hour')
     ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`, [now, readyBefore ?? null])
  return row
}

/** Final feedback as it was formed and signed (D-35); the answer that replaces it after an invalidation is not for OUT. */
async function contentOf(tx: ReadTransaction, { name, arrival_no, content }: Row): Promise<Buffer> {
  if (content) return decompress(content)
  const [row] = await tx.query<{ content: Buffer }>('SELECT content FROM feedback WHERE arrival_no = $1 AND status IN (3, 5)', [arrival_no])
  if (!row) throw new Error(`No feedback for ${name}`)
  return decompress(row.content)
}

/** Forgets what was written, and the arrivals of the same age: their files are gone on both sides (D-64). */
export async function forgetOldFiles(db: Database, before: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query("DELETE FROM sftp_outgoing_file WHERE state = 'written' AND written_at < $1", [before])
    await tx.query('DELETE FROM sftp_arrival WHERE arrived_at < $1', [before])
  })
}
