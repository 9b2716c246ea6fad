/** Runs in a thread. */
import { openDocument } from '#lib/xml/open-document.ts'
import { validate } from '#lib/xml/validate.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { NamespaceFile } from '#schemas/dictionary.ts'

/**
 * The message of a form as XML.
 * @throws when it is not what the schema says: the form lets nothing of the kind through, so this is a mistake of ours,
 *   and nothing must be sent
 */
export function writeForm({ file, rootElement, message }: { file: NamespaceFile; rootElement: string; message: object }): Uint8Array {
  const bytes = Buffer.from(writeMessage(file, rootElement, message))
  const opened = openDocument(bytes, { bytesMax: bytes.byteLength })
  if (!opened.ok) throw new Error(`A form made no document: ${opened.errors[0]?.message}`)
  using document = opened.document
  const [error] = validate(document, file)
  if (error) throw new Error(`A form made a wrong document at ${error.path}: ${error.message}`)
  return bytes
}
