/** Keys and certificates for tests, made once per process. */
import { X509Certificate as NodeCertificate, generateKeyPairSync, webcrypto, type KeyObject } from 'node:crypto'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import type { Signer } from '../sign.ts'

x509.cryptoProvider.set(webcrypto as Crypto)

/** A self-signed certificate of an artificial organisation with its RSA key. */
export async function aSigner({ bits = 2048, name = 'C=FI, O=Esimerkki Oy, CN=1234567-1' } = {}): Promise<Signer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: bits })
  return { key: keys.privateKey, certificate: await certify(keys, name) }
}

/** A self-signed RSA certificate over any RSA key pair. */
export async function certify({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }, name: string): Promise<NodeCertificate> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const keys = {
    privateKey: await webcrypto.subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm, true, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), algorithm, true, ['verify']),
  }
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name, keys: keys as CryptoKeyPair, signingAlgorithm: algorithm,
    notBefore: new Date('2022-01-01'), notAfter: new Date('2042-01-01'),
  })
  return new NodeCertificate(Buffer.from(certificate.rawData))
}

/** A self-signed certificate whose key is on an elliptic curve. */
export async function anEllipticCertificate(): Promise<NodeCertificate> {
  const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({ name: 'C=FI, O=Esimerkki Oy, CN=1234567-1', keys: keys as CryptoKeyPair, signingAlgorithm })
  return new NodeCertificate(Buffer.from(certificate.rawData))
}
