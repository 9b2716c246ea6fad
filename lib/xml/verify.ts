import { createHash, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { canonicaliseInto } from './canonicalise.ts'
import { contentOf, nextSibling, NODE, nodeType, parentOf, text, type Pointer } from './libxml2.ts'
import { canonicalSignedInfo } from './canonical-signed-info.ts'
import { readSignature, SignatureRefused, type SignatureContent } from './signature-elements.ts'
import { RSA_BITS_MIN } from './signature-profile.ts'
import { isElement, type XmlTree } from './tree.ts'

export type Verification =
  | { valid: true; certificate: X509Certificate }
  | { valid: false; ruleId: 'PR-048' | 'PR-140' | 'PR-141' | 'PR-142'; reason: string }

/**
 * Verifies the one enveloped signature over the whole message (D-45) and takes it out of the tree: what is read
 * from the tree afterwards is exactly what the digest was computed over.
 *
 * No signature: PR-048. Not exactly one, not in its place, or not matching: PR-140. An algorithm or transform
 * outside the profile: PR-141. No usable RSA certificate of at least 2048 bits: PR-142; whether it is trusted,
 * in force and of the right kind is for the caller to judge.
 *
 * Comments are no part of what is signed, whichever canonicalisation is named: URI="" means the document
 * without them (XML-DSig 4.4.3.3).
 */
export function verifySignature(tree: XmlTree): Verification {
  const { signatures } = tree
  if (signatures.length === 0) return { valid: false, ruleId: 'PR-048', reason: 'The message is not signed' }
  try {
    if (signatures.length > 1) throw new SignatureRefused('PR-140', 'The message has more than one Signature')
    const [signature] = signatures as [Pointer]
    assertInPlace(tree, signature)
    const content = readSignature(tree, signature)
    const certificate = signerOf(content, canonicalSignedInfo(tree, signature, content))
    assertDigest(tree, content)
    return { valid: true, certificate }
  } catch (error) {
    if (error instanceof SignatureRefused) return { valid: false, ruleId: error.ruleId, reason: error.message }
    throw error
  }
}

/** Elsewhere in the tree the same signature could be valid for a message that is not the one in use. */
function assertInPlace(tree: XmlTree, signature: Pointer): void {
  if (parentOf(signature) !== tree.rootElement) throw new SignatureRefused('PR-140', 'The Signature is not a child of the root element')
  for (let node = nextSibling(signature); node !== 0; node = nextSibling(node)) {
    const isText = nodeType(node) === NODE.text || nodeType(node) === NODE.cdata
    if (isElement(node) || (isText && text(contentOf(node)).trim() !== '')) throw new SignatureRefused('PR-140', 'The Signature is not the last child of the root element')
  }
}

/** More certificates than any chain has would be work for nothing. */
const CERTIFICATES_MAX = 8

/**
 * The certificate whose key made the signature. A signer may send its chain along, in any order; the one that
 * fits is the signer's. Should two fit (a key certified twice) nothing says which was meant, so neither is taken.
 */
function signerOf(content: SignatureContent, signedInfo: Uint8Array): X509Certificate {
  const certificates = [...new Set(content.certificates)]
  if (certificates.length === 0) throw new SignatureRefused('PR-142', 'KeyInfo has no X509Certificate')
  if (certificates.length > CERTIFICATES_MAX) throw new SignatureRefused('PR-142', `KeyInfo has more than ${CERTIFICATES_MAX} certificates`)
  const examined = certificates.map(examine)
  const usable = examined.filter((result) => typeof result !== 'string')
  if (usable.length === 0) throw new SignatureRefused('PR-142', examined.find((result) => typeof result === 'string')!)
  const fitting = usable.filter(({ key }) => verify(content.signatureHash, signedInfo, key, content.signatureValue))
  if (fitting.length === 0) throw new SignatureRefused('PR-140', 'The signature value does not match')
  if (fitting.length > 1) throw new SignatureRefused('PR-142', 'More than one certificate in KeyInfo has the key of the signature')
  return fitting[0]!.certificate
}

/** The certificate and its key, or why it cannot be the signer's. */
function examine(base64: string): { certificate: X509Certificate; key: KeyObject } | string {
  const der = Buffer.from(base64, 'base64')
  const parsed = der.toString('base64') === base64 ? parseCertificate(der) : undefined
  if (parsed === undefined) return 'An X509Certificate is not a certificate'
  if (parsed.key.asymmetricKeyType !== 'rsa') return 'The key of the certificate is not RSA'
  if ((parsed.key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_MIN) return `The RSA key of the certificate has fewer than ${RSA_BITS_MIN} bits`
  return parsed
}

function parseCertificate(der: Buffer): { certificate: X509Certificate; key: KeyObject } | undefined {
  try {
    const certificate = new X509Certificate(der)
    // OpenSSL also reads PEM and stops before trailing bytes; neither is what the schema means.
    return certificate.raw.equals(der) ? { certificate, key: certificate.publicKey } : undefined
  } catch {
    return undefined
  }
}

function assertDigest(tree: XmlTree, content: SignatureContent): void {
  const hash = createHash(content.digestHash)
  canonicaliseInto(tree.document, { exclusive: content.referenceCanonicalisation.exclusive, withComments: false }, (chunk) => hash.update(chunk))
  if (!hash.digest().equals(content.digest)) throw new SignatureRefused('PR-140', 'The digest does not match: the message has been changed since it was signed')
}
