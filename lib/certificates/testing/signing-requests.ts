import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import * as x509 from '../x509.ts'

/** A PKCS#10 request as client software makes it (DER), and its key. */
export async function aSigningRequest({ modulusLength = 2048, publicExponent = 0x10001, hash = 'SHA-256', subject = 'C=FI, CN=1234567-1' }: {
  modulusLength?: number
  publicExponent?: number
  hash?: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
  subject?: string
} = {}): Promise<{ der: Buffer; key: KeyObject }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: subject,
    keys: { privateKey: privateKey.toCryptoKey(algorithm, false, ['sign']) as CryptoKey, publicKey: publicKey.toCryptoKey(algorithm, true, ['verify']) as CryptoKey },
    signingAlgorithm: algorithm,
  })
  return { der: Buffer.from(request.rawData), key: privateKey }
}
