import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Authority } from '#lib/certificates/authority.ts'
import type { TrustedCertificate } from '#lib/certificates/trust.ts'
import type { ReadTransaction } from '#lib/platform/database.ts'

/** What a client shows: a key it says it has, and, in the end, its proof. */
export type LoginAttempt = {
  account: string
  /** SSH form of the public key (RFC 4253, 6.6). */
  key: Buffer
  /** Of the signature that the client makes or wants to make; none: not one the door accepts. */
  hash?: string
  proof?: { signed: Buffer; signature: Buffer }
}

/** The certificate whose key it is, in force and of the account. */
export type SftpSender = TrustedCertificate & { account: string }

export type LoginResult =
  | { known: true; proven: boolean; sender: SftpSender }
  | { known: false; reason: LoginRefusal }

export type LoginRefusal = 'signature-algorithm' | 'not-rsa' | 'unknown-key' | 'unknown-account' | 'expired' | 'revoked' | 'certificate' | 'signature'

const RSA_BITS_MIN = 2048
const ACCOUNT = /^ir\d{10}$/
const verifyAsync = promisify(verify)

/**
 * D-58: the RSA key of any SFTP certificate of the account that is in force. The answer is the register's database's, so a
 * new certificate logs in at once and a revoked one no longer.
 */
export async function checkLogin({ db, authority }: { db: ReadTransaction; authority: Authority }, attempt: LoginAttempt): Promise<LoginResult> {
  if (!ACCOUNT.test(attempt.account)) return { known: false, reason: 'unknown-account' }
  if (attempt.hash === undefined) return { known: false, reason: 'signature-algorithm' }
  const key = readRsaKey(attempt.key)
  if (!key || (key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_BITS_MIN) return { known: false, reason: 'not-rsa' }
  const sender = await certificateOf({ db, authority }, attempt.account, key)
  if (typeof sender === 'string') return { known: false, reason: sender }
  if (!attempt.proof) return { known: true, proven: false, sender }
  const { signed, signature } = attempt.proof
  const isProven = await verifyAsync(attempt.hash, signed, key, signature).catch(() => false)
  return isProven ? { known: true, proven: true, sender } : { known: false, reason: 'signature' }
}

async function certificateOf({ db, authority }: { db: ReadTransaction; authority: Authority }, account: string, key: KeyObject): Promise<SftpSender | LoginRefusal> {
  const spki = createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest()
  const rows = await db.query<{ content: Buffer }>('SELECT content FROM certificate WHERE account = $1 AND spki_fingerprint = $2 ORDER BY not_after DESC LIMIT 10', [account, spki])
  let refusal: LoginRefusal = 'unknown-key'
  for (const { content } of rows) {
    const trust = await authority.trustOf(content)
    if (!trust.trusted) refusal = trust.reason === 'expired' || trust.reason === 'revoked' ? trust.reason : 'certificate'
    else if (trust.account === account && trust.type.endsWith('-sftp')) return { ...trust, account }
  }
  return refusal
}

/** `undefined` unless it is one RSA key and nothing more. */
function readRsaKey(blob: Buffer): KeyObject | undefined {
  const fields: Buffer[] = []
  for (let at = 0; at < blob.length;) {
    if (at + 4 > blob.length || fields.length === 3) return undefined
    const end = at + 4 + blob.readUInt32BE(at)
    if (end > blob.length) return undefined
    fields.push(blob.subarray(at + 4, end))
    at = end
  }
  const [name, exponent, modulus] = fields
  if (name?.toString('latin1') !== 'ssh-rsa' || !exponent || !modulus) return undefined
  try {
    return createPublicKey({ key: { kty: 'RSA', e: exponent.toString('base64url'), n: modulus.toString('base64url') }, format: 'jwk' })
  } catch {
    return undefined
  }
}
