import type { ReadTransaction } from '#lib/platform/database.ts'
import { decompress } from '../store/compressed.ts'

/** The stored feedback of a delivery's present status, byte for byte as it was signed (D-35); null while it waits. */
export async function storedFeedback(tx: ReadTransaction, arrivalNo: number): Promise<Buffer | null> {
  const [row] = await tx.query<{ content: Buffer }>(
    'SELECT f.content FROM delivery d JOIN feedback f ON f.arrival_no = d.arrival_no AND f.status = d.status WHERE d.arrival_no = $1', [arrivalNo])
  return row ? decompress(row.content) : null
}
