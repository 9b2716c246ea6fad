/** Runs in a thread: a key and its certificate as files that only a password opens. */
import { randomBytes, type KeyObject, type X509Certificate } from 'node:crypto'
import { BmpString, OctetString } from 'asn1js'
import { Attribute, AuthenticatedSafe, CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeBag, SafeContents } from 'pkijs'

/**
 * Of each key derivation. OWASP asks for more, but .NET opens a file only when all its derivations together stay below
 * 600,000 and each below 300,000: three of 100,000 are safe everywhere (docs/decisions/0077).
 */
const ITERATIONS = 100_000
// The types ask for an `iv`; the library makes a random one for each encryption.
const ENCRYPTION = { contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new ArrayBuffer(16) }, hmacHashAlgorithm: 'SHA-256', iterationCount: ITERATIONS }

const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERT_BAG = '1.2.840.113549.1.12.10.1.3'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'
const LOCAL_KEY_ID_BYTES = 20

export type ProtectedKey = {
  /** PKCS#12, DER: key, certificate and chain; PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA-256, MAC with SHA-256 */
  pkcs12: Uint8Array
  /** PKCS#8, PEM, encrypted alike */
  keyPem: string
}

/** @param password printable ASCII: other characters are read differently by different programs */
export async function protectKey({ key, certificate, chain, name, password }: { key: KeyObject; certificate: X509Certificate; chain: readonly X509Certificate[]; name: string; password: string }): Promise<ProtectedKey> {
  const secret = { password: buffer(Buffer.from(password)) }
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(buffer(key.export({ type: 'pkcs8', format: 'der' }))) })
  await keyBag.makeInternalValues({ ...secret, ...ENCRYPTION })

  const localKeyId = buffer(randomBytes(LOCAL_KEY_ID_BYTES))
  const attributes = () => [
    new Attribute({ type: FRIENDLY_NAME, values: [new BmpString({ value: name })] }),
    new Attribute({ type: LOCAL_KEY_ID, values: [new OctetString({ valueHex: localKeyId })] }),
  ]
  const certBag = (one: X509Certificate, bagAttributes?: Attribute[]) =>
    new SafeBag({ bagId: CERT_BAG, bagValue: new CertBag({ parsedValue: Certificate.fromBER(buffer(one.raw)) }), ...(bagAttributes && { bagAttributes }) })
  const authenticatedSafe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: NO_PRIVACY, value: new SafeContents({ safeBags: [new SafeBag({ bagId: SHROUDED_KEY_BAG, bagValue: keyBag, bagAttributes: attributes() })] }) },
        { privacyMode: PASSWORD_PRIVACY, value: new SafeContents({ safeBags: [certBag(certificate, attributes()), ...chain.map((one) => certBag(one))] }) },
      ],
    },
  })
  await authenticatedSafe.makeInternalValues({ safeContents: [{}, { ...secret, ...ENCRYPTION }] })
  const pfx = new PFX({ parsedValue: { integrityMode: PASSWORD_INTEGRITY, authenticatedSafe } })
  await pfx.makeInternalValues({ ...secret, iterations: ITERATIONS, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' })
  return { pkcs12: Buffer.from(pfx.toSchema().toBER()), keyPem: pem('ENCRYPTED PRIVATE KEY', Buffer.from(keyBag.toSchema().toBER())) }
}

const PASSWORD_INTEGRITY = 0
/** The key is encrypted by its bag already. */
const NO_PRIVACY = 0
const PASSWORD_PRIVACY = 1

/** The library takes an ArrayBuffer of exactly these bytes. */
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

const pem = (label: string, der: Buffer): string => `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`
