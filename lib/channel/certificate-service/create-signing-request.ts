import 'reflect-metadata'
import { Name, Pkcs10CertificateRequestGenerator } from '@peculiar/x509'
import type { KeyObject } from 'node:crypto'

const SIGNATURE = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/**
 * A PKCS#10 request (DER) for an RSA key, signed with SHA-256. Its subject is advisory: the certificate service takes
 * only the public key (D-65).
 */
export async function createSigningRequest({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }, { customerId, customerName }: { customerId: string; customerName?: string }): Promise<Buffer> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    // With their string types: as bare text the library would read a leading `#` as hexadecimal.
    name: new Name([{ C: [{ printableString: 'FI' }] }, ...(customerName === undefined ? [] : [{ O: [{ utf8String: customerName }] }]), { CN: [{ utf8String: customerId }] }]),
    keys: { privateKey: privateKey.toCryptoKey(SIGNATURE, false, ['sign']) as CryptoKey, publicKey: publicKey.toCryptoKey(SIGNATURE, true, ['verify']) as CryptoKey },
    signingAlgorithm: SIGNATURE,
  })
  return Buffer.from(request.rawData)
}
