import type { Database, ReadTransaction, Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { buffer, wholeSeconds } from './certificate-bytes.ts'
import { authorityKey, KeyIsOffline, type CertificateAuthority } from './hierarchy.ts'

/** CRLReason of RFC 5280, 5.3.1. */
const revocationReasons = {
  'unspecified': 0,
  'key-compromise': 1,
  'affiliation-changed': 3,
  'superseded': 4,
  'cessation-of-operation': 5,
  'privilege-withdrawn': 9,
} as const

export type RevocationReason = keyof typeof revocationReasons

export type RevocationResult = 'revoked' | 'already-revoked' | 'unknown'

const DAY_MS = 86_400_000
/** Signed anew when this old (D-72). */
const REFRESHED_AFTER_MS = DAY_MS
const VALID_MS = 7 * DAY_MS
/** Of root and intermediate, whose keys may be kept offline. */
const VALID_MS_OF_UPPER_AUTHORITIES = 365 * DAY_MS

/**
 * Revokes one certificate and signs its authority's new revocation list in the same transaction (D-72).
 * The doors refuse the certificate as soon as `tx` is committed. Irreversible.
 */
export async function revokeCertificate(
  tx: Transaction,
  { authorities, box }: { authorities: readonly CertificateAuthority[]; box: SealedBox },
  { certificateId, reason, now }: { certificateId: number; reason: RevocationReason; now: Date },
): Promise<RevocationResult> {
  const [row] = await tx.query<{ authority_id: number; revoked_at: Date | null }>(
    'SELECT authority_id, revoked_at FROM certificate WHERE id = $1 FOR UPDATE', [certificateId])
  if (!row) return 'unknown'
  if (row.revoked_at) return 'already-revoked'
  await tx.query('UPDATE certificate SET revoked_at = $2, revocation_reason = $3 WHERE id = $1', [certificateId, now, reason])
  await signRevocationList(tx, box, authorities.find((authority) => authority.id === row.authority_id)!, now)
  return 'revoked'
}

/**
 * The revocation list of an authority as published (DER); signed anew when the last one is a day old, so that no
 * clock job has to run. What cannot be signed because the key is offline stays as it is.
 */
export async function currentRevocationList(db: Database, box: SealedBox, authority: CertificateAuthority, now: Date): Promise<Buffer> {
  const isCurrent = (list: { thisUpdate: Date } | undefined) =>
    list !== undefined && list.thisUpdate <= now && now.getTime() - list.thisUpdate.getTime() < REFRESHED_AFTER_MS
  const present = await readRevocationList(db, authority)
  if (present && isCurrent(present)) return present.content
  return db.transaction(async (tx) => {
    await lockList(tx, authority)
    const meanwhile = await readRevocationList(tx, authority)
    return meanwhile && isCurrent(meanwhile) ? meanwhile.content : signRevocationList(tx, box, authority, now)
  }).catch((error: unknown) => {
    if (present && error instanceof KeyIsOffline) return present.content
    throw error
  })
}

/** Signs and stores the authority's next list: its revoked certificates that have not expired. */
export async function signRevocationList(tx: Transaction, box: SealedBox, authority: CertificateAuthority, now: Date): Promise<Buffer> {
  const [x509, { signingKey }] = await Promise.all([import('./x509.ts'), import('./certificate-profile.ts')])
  await lockList(tx, authority)
  const revoked = await tx.query<{ serial_number: string; revoked_at: Date; revocation_reason: RevocationReason }>(
    `SELECT serial_number, revoked_at, revocation_reason FROM certificate
     WHERE authority_id = $1 AND revoked_at IS NOT NULL AND not_after > $2 ORDER BY revoked_at, id`, [authority.id, now])
  const number = ((await readRevocationList(tx, authority))?.number ?? 0) + 1
  const isUpper = authority.role === 'root' || authority.role === 'intermediate'
  const thisUpdate = wholeSeconds(now)
  const nextUpdate = new Date(thisUpdate.getTime() + (isUpper ? VALID_MS_OF_UPPER_AUTHORITIES : VALID_MS))
  const issuer = new x509.X509Certificate(buffer(authority.certificate.raw))
  const list = await x509.X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate,
    nextUpdate,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    signingKey: signingKey(await authorityKey(tx, box, authority)),
    entries: revoked.map((row) => ({
      serialNumber: row.serial_number,
      revocationDate: wholeSeconds(row.revoked_at),
      reason: revocationReasons[row.revocation_reason],
    })),
    extensions: [await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey), new x509.Extension(CRL_NUMBER, false, derInteger(number))],
  })
  const content = Buffer.from(list.rawData)
  await tx.query(
    `INSERT INTO certificate_revocation_list (authority_id, number, this_update, next_update, content) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (authority_id) DO UPDATE SET number = $2, this_update = $3, next_update = $4, content = $5`,
    [authority.id, number, thisUpdate, nextUpdate, content])
  return content
}

const CRL_NUMBER = '2.5.29.20'

/** A positive INTEGER in DER. */
function derInteger(value: number): ArrayBuffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const content = bytes[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
  return buffer(Buffer.concat([Buffer.of(0x02, content.length), content]))
}

const lockList = (tx: Transaction, { id }: CertificateAuthority) =>
  tx.query("SELECT pg_advisory_xact_lock(hashtext('revocation list'), $1)", [id])

async function readRevocationList(tx: ReadTransaction, { id }: CertificateAuthority) {
  const [row] = await tx.query<{ number: number; this_update: Date; content: Buffer }>(
    'SELECT number, this_update, content FROM certificate_revocation_list WHERE authority_id = $1', [id])
  return row && { number: row.number, thisUpdate: row.this_update, content: row.content }
}
