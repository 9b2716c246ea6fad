/**
 * What our certificates look like (D-71; the register's own as in the sample of the real service). Imported when something
 * is issued: the X.509 library is a burden for the many threads that only ask whom to trust.
 */
import { randomBytes, type KeyObject } from 'node:crypto'
import { buffer, wholeSeconds } from './certificate-bytes.ts'
import * as x509 from './x509.ts'

/** SHA-256 with RSA everywhere: what every known client verifies. */
const SIGNATURE = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** Upper bound of O in X.520. */
const ORGANISATION_CHARACTERS_MAX = 64

export type Subject = { organisation: string; commonName: string }

export type Validity = { notBefore: Date; notAfter: Date }

export type CertificateRequest = Validity & {
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array
  subject: Subject
  /** Signs; `certificate` (DER) is absent only for a root, which signs itself. */
  issuer: { certificate?: Uint8Array; key: KeyObject }
  extensions: readonly x509.Extension[]
}

export type BuiltCertificate = { content: Buffer; serialNumber: string }

/** Issues one certificate. @returns DER and its serial number in upper-case hexadecimal */
export async function buildCertificate(request: CertificateRequest): Promise<BuiltCertificate> {
  const serialNumber = newSerialNumber()
  const subject = distinguishedName(request.subject)
  const publicKey = new x509.PublicKey(buffer(request.publicKey))
  const issuer = request.issuer.certificate && new x509.X509Certificate(buffer(request.issuer.certificate))
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber,
    subject,
    // The issuer's own encoding of its name: chains compare bytes.
    issuer: issuer?.subjectName ?? subject,
    notBefore: wholeSeconds(request.notBefore),
    notAfter: wholeSeconds(request.notAfter),
    publicKey,
    signingAlgorithm: SIGNATURE,
    signingKey: signingKey(request.issuer.key),
    extensions: [
      ...request.extensions,
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer?.publicKey ?? publicKey),
    ],
  })
  return { content: Buffer.from(certificate.rawData), serialNumber }
}

/** Root, intermediate (`pathLength` 1) and issuing authorities (0). */
export const authorityExtensions = (pathLength: number | undefined, published?: { crl: string; issuer: string }): x509.Extension[] => [
  new x509.BasicConstraintsExtension(true, pathLength, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ...(published ? [new x509.CRLDistributionPointsExtension([published.crl]), new x509.AuthorityInfoAccessExtension({ caIssuers: published.issuer })] : []),
]

/** No extended key usage: clients check the certificate for TLS client use, and it signs messages too. */
export const organisationExtensions = (crl: string): x509.Extension[] => [...endEntity(), new x509.CRLDistributionPointsExtension([crl])]

/** The signer of answers: neither extended key usage nor distribution point. */
export const answerSignerExtensions = (): x509.Extension[] => endEntity()

/** TLS server of the doors. @param names host names and IP addresses */
export const serverExtensions = (names: readonly string[]): x509.Extension[] => [
  ...endEntity(),
  new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
  new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isAddress(value) ? 'ip' as const : 'dns' as const, value }))),
]

const endEntity = (): x509.Extension[] => [
  new x509.BasicConstraintsExtension(false, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
]

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || name.includes(':')

/**
 * C, O, CN. Values are given with their string type: as bare text the library would read a leading `#` as
 * hexadecimal, and an organisation chooses its own name.
 */
const distinguishedName = ({ organisation, commonName }: Subject): x509.Name => new x509.Name([
  { C: [{ printableString: 'FI' }] },
  { O: [{ utf8String: [...organisation].slice(0, ORGANISATION_CHARACTERS_MAX).join('') }] },
  { CN: [{ utf8String: commonName }] },
])

/** The same key as the library takes it. */
export const signingKey = (key: KeyObject): CryptoKey => key.toCryptoKey(SIGNATURE, false, ['sign']) as CryptoKey

/** 127 random bits: positive, and never with a leading zero byte that printers would drop. */
function newSerialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.toString('hex').toUpperCase()
}
