/**
 * The authorities of one environment: root, intermediate, and an issuing authority for each certificate type, for the
 * signers of answers and for the doors' servers (D-71). Made once, kept in the register's database; the private keys
 * are sealed under the master key and opened only for the moment of signing.
 */
import { createPrivateKey, generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database, ReadTransaction, Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { AUTHORITY_ORGANISATION, authorityFileName, authorityName, authorityRoles, issuerOf, type AuthorityRole, type Environment } from './authority-names.ts'
import type { Validity } from './certificate-profile.ts'

export type CertificateAuthority = {
  id: number
  role: AuthorityRole
  name: string
  fileName: string
  certificate: X509Certificate
}

export type Hierarchy = {
  environment: Environment
  authority(role: AuthorityRole): CertificateAuthority
  authorities: readonly CertificateAuthority[]
  /** From the authority itself up to the root. */
  chain(role: AuthorityRole): readonly CertificateAuthority[]
}

export type HierarchyOptions = {
  db: Database
  environment: Environment
  box: SealedBox
  now: Date
  /** Public address of revocation lists and authority certificates, without a slash at the end. */
  publishedAt: string
  /** Length of the authorities' keys. 4096 but in tests, which make many hierarchies. */
  keyBits?: number
}

/** The authority's private key was taken out of the database: what it signs must be signed where the key is. */
export class KeyIsOffline extends Error {}

const KEY_BITS = 4096

/** As the official hierarchy's; the issuing authorities' end is further off, so that no change of generation comes early. */
const LAST_DAY: Partial<Record<AuthorityRole, string>> = { root: '2049-12-31T23:59:59Z', intermediate: '2047-12-31T23:59:59Z' }
const LAST_DAY_OF_ISSUING = '2045-12-31T23:59:59Z'
/** The sandbox's clock can be set back as far as the register's first payment dates. */
const FIRST_DAY_IN_TEST = '2018-01-01T00:00:00Z'

/**
 * The hierarchy of `environment`, made now if this is the first start. Of processes that start together one makes it
 * and the others wait for it.
 * @throws WrongMasterKey when the keys in the database were sealed under another master key
 */
export async function establishHierarchy(options: HierarchyOptions): Promise<Hierarchy> {
  const present = await readAuthorities(options.db, options)
  const authorities = present.length > 0 ? present : await options.db.transaction((tx) => createOnce(tx, options))
  const hierarchy = hierarchyOf(options.environment, authorities)
  // A wrong master key must stop the start, not the first certificate order.
  await authorityKey(options.db, options.box, hierarchy.authority('services'))
  return hierarchy
}

async function createOnce(tx: Transaction, options: HierarchyOptions): Promise<CertificateAuthority[]> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('certificate hierarchy'))")
  const present = await readAuthorities(tx, options)
  if (present.length > 0) return present
  const { authorityExtensions, buildCertificate } = await import('./certificate-profile.ts')
  const makeKey = promisify(generateKeyPair)
  const keys = await Promise.all(authorityRoles.map(async (role) =>
    [role, await makeKey('rsa', { modulusLength: options.keyBits ?? KEY_BITS })] as const))
  const made = new Map<AuthorityRole, { id: number; content: Buffer; key: KeyObject }>()
  for (const [role, { publicKey, privateKey }] of keys) {
    const issuerRole = issuerOf(role)
    const issuer = issuerRole && made.get(issuerRole)
    const { content } = await buildCertificate({
      ...validityOf(role, options),
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      subject: { organisation: AUTHORITY_ORGANISATION, commonName: authorityName(role, options.environment) },
      issuer: issuer ? { certificate: issuer.content, key: issuer.key } : { key: privateKey },
      extensions: authorityExtensions(
        role === 'root' ? undefined : role === 'intermediate' ? 1 : 0,
        issuerRole && published(options.publishedAt, authorityFileName(issuerRole, options.environment))),
    })
    const name = authorityName(role, options.environment)
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO certificate_authority (environment, role, issuer_id, name, file_name, certificate, private_key_sealed, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [options.environment, role, issuer?.id ?? null, name, authorityFileName(role, options.environment), content,
        options.box.seal(privateKey.export({ type: 'pkcs8', format: 'der' }), name), options.now])
    made.set(role, { id: row!.id, content, key: privateKey })
  }
  return readAuthorities(tx, options)
}

/**
 * The private key of an authority, for one signature: it does not stay in memory, and one that was taken offline is
 * out of every process's reach at once.
 * @throws KeyIsOffline when it is not in the database
 */
export async function authorityKey(tx: ReadTransaction, box: SealedBox, { id, name }: CertificateAuthority): Promise<KeyObject> {
  const [row] = await tx.query<{ private_key_sealed: Buffer | null }>('SELECT private_key_sealed FROM certificate_authority WHERE id = $1', [id])
  if (!row?.private_key_sealed) throw new KeyIsOffline(`The private key of ${name} is kept offline`)
  return createPrivateKey({ key: box.open(row.private_key_sealed, name), format: 'der', type: 'pkcs8' })
}

/** Where an authority's revocation list and certificate are published. */
export const published = (publishedAt: string, fileName: string): { crl: string; issuer: string } =>
  ({ crl: `${publishedAt}/crl/${fileName}.crl`, issuer: `${publishedAt}/ca/${fileName}.cer` })

/** A certificate never outlives its issuer. */
export const within = ({ certificate: issuer }: CertificateAuthority, { notBefore, notAfter }: Validity): Validity => ({
  notBefore: notBefore < issuer.validFromDate ? issuer.validFromDate : notBefore,
  notAfter: notAfter > issuer.validToDate ? issuer.validToDate : notAfter,
})

const validityOf = (role: AuthorityRole, { environment, now }: HierarchyOptions): Validity => ({
  notBefore: environment === 'test' ? new Date(FIRST_DAY_IN_TEST) : now,
  notAfter: new Date(LAST_DAY[role] ?? LAST_DAY_OF_ISSUING),
})

async function readAuthorities(tx: ReadTransaction, { environment }: HierarchyOptions): Promise<CertificateAuthority[]> {
  const rows = await tx.query<{ id: number; role: AuthorityRole; name: string; file_name: string; certificate: Buffer }>(
    'SELECT id, role, name, file_name, certificate FROM certificate_authority WHERE environment = $1 ORDER BY id', [environment])
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    name: row.name,
    fileName: row.file_name,
    certificate: new X509Certificate(row.certificate),
  }))
}

/** @throws Error when a certificate in the database is not of this chain: someone has changed it */
function hierarchyOf(environment: Environment, authorities: readonly CertificateAuthority[]): Hierarchy {
  const byRole = new Map(authorities.map((authority) => [authority.role, authority]))
  const authority = (role: AuthorityRole): CertificateAuthority => {
    const found = byRole.get(role)
    if (!found) throw new Error(`No certificate authority ${role} in the ${environment} hierarchy`)
    return found
  }
  const chain = (role: AuthorityRole): CertificateAuthority[] => {
    const issuer = issuerOf(role)
    return [authority(role), ...(issuer ? chain(issuer) : [])]
  }
  for (const { role, name, certificate } of authorities) {
    const issuer = authority(issuerOf(role) ?? role).certificate
    if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) throw new Error(`The certificate of ${name} in the database is not of its issuer`)
  }
  return { environment, authority, authorities, chain }
}
