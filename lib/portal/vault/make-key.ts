/** Runs in a thread: the private key never leaves it but sealed. */
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { sealPrivateKey, type KeyPlace, type SealedKey } from './sealed-key.ts'

/** D-65 */
export type KeyBits = 2048 | 3072 | 4096

/** `publicKey`: SubjectPublicKeyInfo, DER; `signingRequest`: PKCS#10, DER. */
export type MadeKey = SealedKey & { publicKey: Uint8Array; signingRequest: Uint8Array }

/** Makes an RSA key (public exponent 65537) and asks with it for a certificate. */
export async function makeKey(box: SealedBox, { bits, place, customerName }: { bits: KeyBits; place: KeyPlace; customerName?: string }): Promise<MadeKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  return {
    ...sealPrivateKey(box, place, pair.privateKey),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
    signingRequest: await createSigningRequest(pair, { customerId: place.businessId, ...(customerName !== undefined && { customerName }) }),
  }
}
