/** Everything a signature may name (D-45, PR-141). What is not in these tables is refused. */
import type { Canonicalisation } from './canonicalise.ts'

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

export type HashName = 'sha256' | 'sha384' | 'sha512'

export const canonicalisations: ReadonlyMap<string, Canonicalisation> = new Map([
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', { exclusive: false, withComments: false }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', { exclusive: false, withComments: true }],
  [EXCLUSIVE_C14N, { exclusive: true, withComments: false }],
  [`${EXCLUSIVE_C14N}WithComments`, { exclusive: true, withComments: true }],
])

/** RSA PKCS #1 v1.5 only: no DSA, ECDSA, RSA-PSS, HMAC. */
export const signatureMethods: ReadonlyMap<string, HashName> = new Map([
  [RSA_SHA256, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
])

export const digestMethods: ReadonlyMap<string, HashName> = new Map([
  [SHA256, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
])

/** Smallest RSA key of a signing certificate, in bits. */
export const RSA_BITS_MIN = 2048
