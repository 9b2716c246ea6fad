/**
 * The keys of root and intermediate authority are needed once a year at most, for their revocation lists, and are
 * safest where no network reaches them. The issuing authorities' keys stay: they sign every day.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { Database } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { authorityKey, type CertificateAuthority } from './hierarchy.ts'
import { signRevocationList } from './revocation.ts'

export type OfflineKeyOptions = { db: Database; box: SealedBox; authority: CertificateAuthority }

/** The given key or passphrase does not fit. */
export class WrongAuthorityKey extends Error {}

/** The key as PKCS#8 in PEM, encrypted under `passphrase`. It stays in the database until `forgetKey`. @throws KeyIsOffline */
export async function exportKey({ db, box, authority }: OfflineKeyOptions, passphrase: string): Promise<string> {
  return (await authorityKey(db, box, authority)).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }) as string
}

/**
 * Takes the key out of the database, after a last revocation list that holds for a year.
 * @param pem what `exportKey` gave, read back from where it is kept from now on: a key must not be lost on the way
 */
export async function forgetKey({ db, box, authority }: OfflineKeyOptions, { pem, passphrase, now }: { pem: string; passphrase: string; now: Date }): Promise<void> {
  openKey(authority, pem, passphrase)
  await db.transaction(async (tx) => {
    await signRevocationList(tx, box, authority, now)
    await tx.query('UPDATE certificate_authority SET private_key_sealed = NULL WHERE id = $1', [authority.id])
  })
}

/** Puts the key back, to sign the next revocation list or a new issuing authority. */
export async function restoreKey({ db, box, authority }: OfflineKeyOptions, { pem, passphrase }: { pem: string; passphrase: string }): Promise<void> {
  const sealed = box.seal(openKey(authority, pem, passphrase).export({ type: 'pkcs8', format: 'der' }), authority.name)
  await db.transaction((tx) => tx.query('UPDATE certificate_authority SET private_key_sealed = $2 WHERE id = $1', [authority.id, sealed]))
}

function openKey({ name, certificate }: CertificateAuthority, pem: string, passphrase: string) {
  try {
    const key = createPrivateKey({ key: pem, passphrase })
    if (createPublicKey(key).equals(certificate.publicKey)) return key
  } catch {
    throw new WrongAuthorityKey('The file does not open with this passphrase')
  }
  throw new WrongAuthorityKey(`The file does not hold the key of ${name}`)
}
