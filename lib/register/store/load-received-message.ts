import type { ReadTransaction } from '#lib/platform/database.ts'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { fileOfNamespace } from '#schemas/dictionary.ts'
import type { DeliveryValue } from '../delivery-kind.ts'
import { receivedBytes } from './received-bytes.ts'

/** Reads a taken-in message again, with the same parser that checked it at reception. */
export async function loadReceivedMessage(tx: ReadTransaction, arrivalNo: number): Promise<DeliveryValue> {
  const { bytes, enveloped } = await receivedBytes(tx, arrivalNo)
  const limits = { bytesMax: bytes.byteLength }
  const opened = enveloped ? openSoapBody(bytes, limits) : openDocument(bytes, limits)
  if (!opened.ok) throw new Error(`The received message ${arrivalNo} cannot be opened: ${opened.errors[0]?.message}`)
  using document = opened.document
  return readMessage<DeliveryValue>(document, fileOfNamespace(document.root().namespace)).value
}
