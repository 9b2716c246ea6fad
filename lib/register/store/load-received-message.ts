import type { ReadTransaction } from '#lib/platform/database.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { DeliveryValue } from '../delivery-kind.ts'
import { decompress } from './compressed.ts'

/** The exact bytes that were received. */
export async function receivedBytes(tx: ReadTransaction, arrivalNo: number): Promise<{ bytes: Buffer; enveloped: boolean }> {
  const [row] = await tx.query<{ content: Buffer; enveloped: boolean }>('SELECT content, enveloped FROM received_message WHERE arrival_no = $1', [arrivalNo])
  if (!row) throw new Error(`No received message ${arrivalNo}`)
  return { bytes: await decompress(row.content), enveloped: row.enveloped }
}

/** Reads a taken-in message again, with the same parser that checked it at reception. */
export async function loadReceivedMessage(tx: ReadTransaction, arrivalNo: number): Promise<DeliveryValue> {
  const { bytes, enveloped } = await receivedBytes(tx, arrivalNo)
  const limits = { bytesMax: bytes.byteLength }
  const opened = enveloped ? openSoapBody(bytes, limits) : openDocument(bytes, limits)
  if (!opened.ok) throw new Error(`The received message ${arrivalNo} cannot be opened: ${opened.errors[0]?.message}`)
  using document = opened.document
  return readMessage<DeliveryValue>(document, fileOfNamespace(document.root().namespace)).value
}
