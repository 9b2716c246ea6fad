/**
 * What is taken from a PKCS#10 request: the public key, and the proof that the sender has the private one (D-65). The
 * certificate service asks it of every request, the portal before it orders anything.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type * as x509 from '@peculiar/x509'

export type SigningRequestFault =
  /** not one complete DER structure of PKCS#10 */
  | 'unreadable'
  /** EC, DSA, RSA-PSS … */
  | 'key-not-rsa'
  /** modulus outside 2048–4096 bits */
  | 'key-length'
  /** public exponent below 3 or even */
  | 'key-exponent'
  /** not RSA with SHA-256, SHA-384 or SHA-512 */
  | 'signature-algorithm'
  /** does not verify with the key in the request */
  | 'signature'

export type SigningRequest =
  | { accepted: true; publicKey: Buffer }
  | { accepted: false; fault: SigningRequestFault }

/** Upper bound of CertificateRequest in the schema, bytes of DER. */
const REQUEST_BYTES_MAX = 10_240
const MODULUS_BITS_MIN = 2048
const MODULUS_BITS_MAX = 4096

const HASHES: readonly string[] = ['SHA-256', 'SHA-384', 'SHA-512']

/**
 * Subject, attributes and requested extensions are ignored: they are never even looked at.
 * @param der the request as received, from whoever sends one
 * @returns `publicKey`: SubjectPublicKeyInfo in DER, as node:crypto writes it
 */
export async function readSigningRequest(der: Uint8Array): Promise<SigningRequest> {
  const parsed = parse(await x509Library(), der)
  if (!parsed) return { accepted: false, fault: 'unreadable' }
  const fault = keyFault(parsed.key) ?? algorithmFault(parsed.request)
  if (fault) return { accepted: false, fault }
  const isSigned = await parsed.request.verify().catch(() => false)
  if (!isSigned) return { accepted: false, fault: 'signature' }
  return { accepted: true, publicKey: parsed.key.export({ type: 'spki', format: 'der' }) }
}

/** Loaded by whoever reads a request, and by nobody else; it wants the metadata polyfill first. */
async function x509Library(): Promise<typeof x509> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

function parse({ Pkcs10CertificateRequest }: typeof x509, der: Uint8Array): { key: KeyObject; request: x509.Pkcs10CertificateRequest } | undefined {
  if (der.length > REQUEST_BYTES_MAX || !isOneDerSequence(der)) return undefined
  try {
    // Nested structures are bounded by the library: 100 levels, 10,000 nodes.
    const request = new Pkcs10CertificateRequest(Uint8Array.from(der).buffer)
    return { key: createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' }), request }
  } catch {
    return undefined
  }
}

function keyFault(key: KeyObject): SigningRequestFault | undefined {
  if (key.asymmetricKeyType !== 'rsa') return 'key-not-rsa'
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < MODULUS_BITS_MIN || modulusLength > MODULUS_BITS_MAX) return 'key-length'
  if (publicExponent < 3n || publicExponent % 2n === 0n) return 'key-exponent'
  return undefined
}

function algorithmFault(request: x509.Pkcs10CertificateRequest): SigningRequestFault | undefined {
  try {
    const { name, hash } = request.signatureAlgorithm
    return name === 'RSASSA-PKCS1-v1_5' && HASHES.includes(hash.name) ? undefined : 'signature-algorithm'
  } catch {
    return 'signature-algorithm'
  }
}

/** A SEQUENCE in the definite long or short form whose length is exactly that of the bytes. */
function isOneDerSequence(der: Uint8Array): boolean {
  if (der[0] !== 0x30 || der.length < 2) return false
  const first = der[1]!
  if (first < 0x80) return der.length === 2 + first
  const lengthBytes = first & 0x7f
  if (lengthBytes < 1 || lengthBytes > 2 || der.length < 2 + lengthBytes) return false
  const length = lengthBytes === 1 ? der[2]! : der[2]! * 256 + der[3]!
  return der.length === 2 + lengthBytes + length
}
