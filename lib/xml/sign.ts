import { createHash, sign, type KeyObject, type X509Certificate } from 'node:crypto'
import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { canonicalise } from './canonicalise.ts'
import type { XmlError } from './errors.ts'
import { escapeText } from './escape.ts'
import { asBuffer, scanMarkup } from './markup-scanner.ts'
import { openDocument } from './open-document.ts'
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, RSA_SHA256, SHA256 } from './signature-profile.ts'
import { verifySignature } from './verify.ts'

/** Made once and used for many messages: reading a key takes longer than signing with it. */
export type Signer = { key: KeyObject; certificate: X509Certificate }

/**
 * Signs a message that `writeMessage` has written, without parsing it: it is its own canonical form. The
 * Signature is as the register's own (D-46): unprefixed, last child, exclusive canonicalisation, rsa-sha256,
 * SHA-256, KeyInfo with subject name and certificate, base64 without line breaks. The result is canonical too.
 */
export function signWritten(message: string, signer: Signer): string {
  const end = message.lastIndexOf('</')
  if (end < 0 || message.startsWith('<?') || message.includes('<!--')) throw new Error('Only messages from writeMessage can be signed without parsing')
  return message.slice(0, end) + signature(createHash('sha256').update(message).digest('base64'), signer) + message.slice(end)
}

export class CannotSign extends Error {
  override name = 'CannotSign'
  readonly errors: readonly XmlError[]
  constructor(reason: string, errors: readonly XmlError[] = []) {
    super(reason)
    this.errors = errors
  }
}

/**
 * Signs an unsigned message from elsewhere. Not a byte of it changes; the Signature of `signWritten` is put in
 * as the last child of its root. The result is verified before it is returned.
 *
 * @throws CannotSign when the bytes do not open as a document, or it is signed already
 */
export function signDocument(bytes: Uint8Array, signer: Signer): Buffer {
  const digest = digestOf(bytes)
  const buffer = asBuffer(bytes)
  const end = endOfRoot(buffer)
  const signed = Buffer.concat([buffer.subarray(0, end), Buffer.from(signature(digest, signer)), buffer.subarray(end)])
  using document = opened(signed)
  const verification = verifySignature(document)
  if (!verification.valid) throw new CannotSign(`The signed message does not verify: ${verification.reason}`)
  return signed
}

function digestOf(bytes: Uint8Array): string {
  using document = opened(bytes)
  if (document.signatures.length > 0) throw new CannotSign('The message is signed already')
  return createHash('sha256').update(canonicalise(document, { exclusive: true, withComments: false })).digest('base64')
}

function opened(bytes: Uint8Array) {
  const result = openDocument(bytes, { bytesMax: bytes.length })
  if (!result.ok) throw new CannotSign('The message is not a document that can be signed', result.errors)
  return result.document
}

/** Offset of the root's end tag. */
function endOfRoot(buffer: Buffer): number {
  let depth = 0
  let end = -1
  scanMarkup(buffer, {
    start: () => { depth++ },
    end: (open) => {
      if (--depth === 0) end = open
      return depth > 0
    },
  })
  if (buffer[end + 1] !== 0x2f /* / */) throw new CannotSign('The root element is empty')
  return end
}

function signature(digest: string, { key, certificate }: Signer): string {
  const signedInfo = `<CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></CanonicalizationMethod>`
    + `<SignatureMethod Algorithm="${RSA_SHA256}"></SignatureMethod>`
    + '<Reference URI="">'
    + `<Transforms><Transform Algorithm="${ENVELOPED_SIGNATURE}"></Transform><Transform Algorithm="${EXCLUSIVE_C14N}"></Transform></Transforms>`
    + `<DigestMethod Algorithm="${SHA256}"></DigestMethod><DigestValue>${digest}</DigestValue>`
    + '</Reference>'
  // In exclusive canonical form SignedInfo carries the one namespace it uses; in place it inherits it.
  const canonical = `<SignedInfo xmlns="${XMLDSIG_NAMESPACE}">${signedInfo}</SignedInfo>`
  return `<Signature xmlns="${XMLDSIG_NAMESPACE}"><SignedInfo>${signedInfo}</SignedInfo>`
    + `<SignatureValue>${sign('sha256', Buffer.from(canonical), key).toString('base64')}</SignatureValue>`
    + `<KeyInfo><X509Data><X509SubjectName>${escapeText(subjectName(certificate))}</X509SubjectName>`
    + `<X509Certificate>${certificate.raw.toString('base64')}</X509Certificate></X509Data></KeyInfo></Signature>`
}

/** `C=FI, O=…, CN=…`: in the order of the certificate, one attribute a line as node:crypto has them. */
const subjectName = (certificate: X509Certificate): string => certificate.subject.split('\n').join(', ')
