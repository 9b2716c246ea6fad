/** What a person brought as a signing request, looked at before anything is ordered. Runs in a thread. */
import { createHash, createPublicKey } from 'node:crypto'
import { readSigningRequest, type SigningRequestFault } from '#schemas/signing-request.ts'

export type SigningRequestProblem = SigningRequestFault
  | 'nothing' | 'too-large'
  /** PEM of something else */
  | 'certificate' | 'private-key' | 'other-pem'

export type SigningRequestCheck =
  | { accepted: true; /** PKCS#10, DER */ signingRequest: Uint8Array; keyBits: number; /** SHA-256 of the public key, hex: what the person can compare */ fingerprint: string }
  | { accepted: false; problem: SigningRequestProblem }

/** Room for 10 KiB of DER in base64 with line ends and a text before it, as `openssl req -text` writes. */
export const BROUGHT_BYTES_MAX = 40_000

/** @param brought PEM, base64 of DER, or DER itself */
export async function checkSigningRequest(brought: string | Uint8Array): Promise<SigningRequestCheck> {
  if (brought.length > BROUGHT_BYTES_MAX) return { accepted: false, problem: 'too-large' }
  const der = derOf(brought)
  if (typeof der === 'string') return { accepted: false, problem: der }
  const request = await readSigningRequest(der)
  if (!request.accepted) return { accepted: false, problem: request.fault }
  const key = createPublicKey({ key: request.publicKey, format: 'der', type: 'spki' })
  return { accepted: true, signingRequest: der, keyBits: key.asymmetricKeyDetails!.modulusLength!, fingerprint: createHash('sha256').update(request.publicKey).digest('hex') }
}

const DER_SEQUENCE = 0x30
const PEM = /-----BEGIN ([A-Z0-9 ]{1,40})-----\s*([A-Za-z0-9+/=\s]+?)-----END \1-----/

function derOf(brought: string | Uint8Array): Uint8Array | SigningRequestProblem {
  if (typeof brought !== 'string' && brought[0] === DER_SEQUENCE) return brought
  const text = (typeof brought === 'string' ? brought : Buffer.from(brought).toString('latin1')).trim()
  if (text === '') return 'nothing'
  const pem = PEM.exec(text)
  // First of all: whoever shows a private key must learn that it is no longer private.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return 'private-key'
  if (pem) {
    const [, label, content] = pem
    if (label === 'CERTIFICATE REQUEST' || label === 'NEW CERTIFICATE REQUEST') return Buffer.from(content!, 'base64')
    return label === 'CERTIFICATE' ? 'certificate' : 'other-pem'
  }
  return /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : 'unreadable'
}
