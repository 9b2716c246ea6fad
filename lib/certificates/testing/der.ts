import { sign, type KeyObject } from 'node:crypto'

/** One DER element of any length. */
export function element(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const length = content.length < 0x80
    ? Buffer.of(content.length)
    : content.length < 0x100 ? Buffer.of(0x81, content.length) : content.length < 0x10000 ? Buffer.of(0x82, content.length >> 8, content.length & 0xff) : Buffer.of(0x83, content.length >> 16, content.length >> 8 & 0xff, content.length & 0xff)
  return Buffer.concat([Buffer.of(tag), length, content])
}

export const sequence = (...contents: Uint8Array[]): Buffer => element(0x30, ...contents)

const integer = (bytes: Uint8Array): Buffer => element(0x02, bytes[0]! >= 0x80 ? Buffer.of(0) : Buffer.alloc(0), bytes)
const bitString = (bytes: Uint8Array): Buffer => element(0x03, Buffer.of(0), bytes)
const NULL = Buffer.of(0x05, 0)
const RSA_ENCRYPTION = Buffer.from('06092a864886f70d010101', 'hex')
const SHA256_WITH_RSA = Buffer.from('06092a864886f70d01010b', 'hex')

/** SubjectPublicKeyInfo of any modulus and exponent, also of such as no library would make. */
export const rsaPublicKey = (modulus: Uint8Array, exponent: number): Buffer =>
  sequence(sequence(RSA_ENCRYPTION, NULL), bitString(sequence(integer(modulus), integer(Buffer.of(exponent)))))

/** A PKCS#10 request for any public key, saying that it is signed with SHA-256 and RSA by `signedBy`. */
export function signingRequest(publicKey: Uint8Array, signedBy: KeyObject): Buffer {
  const information = sequence(integer(Buffer.of(0)), sequence(), publicKey, element(0xa0))
  return sequence(information, sequence(SHA256_WITH_RSA, NULL), bitString(sign('sha256', information, signedBy)))
}
