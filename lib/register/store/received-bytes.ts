import type { ReadTransaction } from '#lib/platform/database.ts'
import { decompress } from './compressed.ts'

/** The exact bytes that were received. */
export async function receivedBytes(tx: ReadTransaction, arrivalNo: number): Promise<{ bytes: Buffer; enveloped: boolean }> {
  const [row] = await tx.query<{ content: Buffer; enveloped: boolean }>('SELECT content, enveloped FROM received_message WHERE arrival_no = $1', [arrivalNo])
  if (!row) throw new Error(`No received message ${arrivalNo}`)
  return { bytes: await decompress(row.content), enveloped: row.enveloped }
}
