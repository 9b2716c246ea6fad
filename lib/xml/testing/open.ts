import { openDocument } from '../open-document.ts'
import { openSoapBody } from '../soap.ts'
import type { XmlTree } from '../tree.ts'
import { verifySignature, type Verification } from '../verify.ts'

const LIMITS = { bytesMax: 100 * 1_048_576 }

/** @throws when the text does not open */
export function open(xml: string | Uint8Array): XmlTree {
  const opened = openDocument(Buffer.from(xml as string), LIMITS)
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  return opened.document
}

/** @throws when the text does not open */
export function openSoap(xml: string | Uint8Array): XmlTree {
  const opened = openSoapBody(Buffer.from(xml as string), LIMITS)
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  return opened.document
}

/** Rule and message of the error that the text is refused with, or `opens`. */
export function refusal(xml: string | Uint8Array, how: typeof openDocument = openDocument, limits = LIMITS): string {
  const opened = how(Buffer.from(xml as string), limits)
  if (!opened.ok) return opened.errors.map(({ ruleId, message }) => `${ruleId} ${message}`).join()
  opened.document.dispose()
  return 'opens'
}

export function verified(xml: string | Uint8Array): Verification {
  using document = open(xml)
  return verifySignature(document)
}

/** `valid`, or the rule and reason of the refusal. */
export function verdict(xml: string | Uint8Array): string {
  const verification = verified(xml)
  return verification.valid ? 'valid' : `${verification.ruleId} ${verification.reason}`
}
