import { X509Certificate } from 'node:crypto'
import { openDocument } from '#lib/xml/open-document.ts'
import { readMessage } from '#lib/xml/read-message.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { dictionary } from '#schemas/dictionary.ts'
import type { StatusResponseFromIr } from '#schemas/generated/types/status-message-types.ts'

/**
 * Reads a feedback file.
 * @param authorities certificates that may have issued the signer's
 * @returns why it is not to be believed, where it is not
 */
export function readFeedback(bytes: Buffer, authorities: readonly X509Certificate[]): { answer: StatusResponseFromIr } | { reason: string } {
  const opened = openDocument(bytes, { bytesMax: bytes.length })
  if (!opened.ok) return { reason: `the feedback is not XML: ${opened.errors[0]?.message}` }
  using document = opened.document
  const { localName, namespace } = document.root()
  if (localName !== 'StatusResponseFromIR' || namespace !== dictionary.StatusResponseFromIR.namespace) return { reason: `the feedback is a ${localName}` }
  const verification = verifySignature(document)
  if (!verification.valid) return { reason: `the feedback's signature is not valid: ${verification.reason}` }
  const { certificate } = verification
  if (!authorities.some((authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey))) return { reason: 'the feedback was not signed by the register' }
  const { value, errors } = readMessage<StatusResponseFromIr>(document, 'StatusResponseFromIR')
  return errors.length > 0 ? { reason: 'the feedback cannot be read' } : { answer: value }
}
