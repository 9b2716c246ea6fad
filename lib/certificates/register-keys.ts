/**
 * Keys of the register itself, shared by all its processes through the database: the signer of its answers, the TLS
 * certificate of its doors and the host key of its SFTP door.
 */
import { createPrivateKey, generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { systemClock, type Clock } from '#lib/platform/clock.ts'
import type { Database, ReadTransaction, Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { AUTHORITY_ORGANISATION, type Environment } from './authority-names.ts'
import { yearsAfter } from './certificate-bytes.ts'
import type { Validity } from './certificate-profile.ts'
import { authorityKey, within, type Hierarchy } from './hierarchy.ts'

export type CertifiedKey = {
  key: KeyObject
  certificate: X509Certificate
  /** From the certificate's issuer up to the root. */
  chain: readonly X509Certificate[]
}

export type RegisterKeysOptions = { db: Database; clock: Clock; hierarchy: Hierarchy; box: SealedBox }

type Purpose = {
  purpose: 'answers' | 'server'
  commonName: string
  names: readonly string[]
  validityYears: number
}

const DAY_MS = 86_400_000
/** A process that runs on takes the successor long before the end. */
const RENEWED_BEFORE_END_MS = 60 * DAY_MS
const BACKDATED_MS = 5 * 60_000
/** 2048 bits as in the sample of the real service; RSA because the signature algorithm of answers is fixed (D-46). */
const KEY_BITS = 2048
const HOST_KEY_BITS = 3072

/** Signs every answer: three years, issued directly by IR Services (Test) Issuing CA v1 (D-46). */
export const signerOfAnswers = (options: RegisterKeysOptions): Promise<CertifiedKey> => certifiedKey(options, {
  purpose: 'answers',
  commonName: `Incomes Register Service Interface${options.hierarchy.environment === 'test' ? ' Test' : ''}`,
  names: [],
  validityYears: 3,
})

/** TLS certificate of the doors. @param names host names and IP addresses under which clients reach them */
export const serverKey = (options: RegisterKeysOptions, names: readonly string[]): Promise<CertifiedKey> => certifiedKey(options, {
  purpose: 'server',
  commonName: names[0] ?? 'localhost',
  names,
  validityYears: 2,
})

/** RSA (D-59). Made once and never changed: clients have it in their known_hosts. */
export async function sftpHostKey({ db, clock, hierarchy: { environment }, box }: RegisterKeysOptions): Promise<KeyObject> {
  const context = keyContext(environment, 'sftp-host')
  const sealed = await db.transaction(async (tx) => {
    await lockPurpose(tx, 'sftp-host')
    const [present] = await tx.query<{ private_key_sealed: Buffer }>(
      "SELECT private_key_sealed FROM register_key WHERE environment = $1 AND purpose = 'sftp-host'", [environment])
    if (present) return present.private_key_sealed
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: HOST_KEY_BITS })
    const made = box.seal(privateKey.export({ type: 'pkcs8', format: 'der' }), context)
    await tx.query("INSERT INTO register_key (environment, purpose, private_key_sealed, created_at) VALUES ($1, 'sftp-host', $2, $3)", [environment, made, clock.now()])
    return made
  })
  return openKey(box, sealed, context)
}

async function certifiedKey(options: RegisterKeysOptions, wanted: Purpose): Promise<CertifiedKey> {
  const { db, hierarchy, box } = options
  const row = await findKey(db, options, wanted) ?? await db.transaction(async (tx) => {
    await lockPurpose(tx, wanted.purpose)
    return await findKey(tx, options, wanted) ?? makeKey(tx, options, wanted)
  })
  return {
    key: openKey(box, row.private_key_sealed, keyContext(hierarchy.environment, wanted.purpose)),
    certificate: new X509Certificate(row.certificate),
    chain: hierarchy.chain(authorityRole(wanted)).map((authority) => authority.certificate),
  }
}

type KeyRow = { private_key_sealed: Buffer; certificate: Buffer }

async function findKey(tx: ReadTransaction, { clock, hierarchy }: RegisterKeysOptions, { purpose, names }: Purpose): Promise<KeyRow | undefined> {
  const { earliest, latest } = moments(clock)
  const [row] = await tx.query<KeyRow>(
    `SELECT private_key_sealed, certificate FROM register_key
     WHERE environment = $1 AND purpose = $2 AND names @> $3 AND not_before <= $4 AND not_after >= $5 ORDER BY id DESC LIMIT 1`,
    [hierarchy.environment, purpose, names, earliest, new Date(latest.getTime() + RENEWED_BEFORE_END_MS)])
  return row
}

async function makeKey(tx: Transaction, { clock, hierarchy, box }: RegisterKeysOptions, wanted: Purpose): Promise<KeyRow> {
  const { answerSignerExtensions, buildCertificate, serverExtensions } = await import('./certificate-profile.ts')
  const issuer = hierarchy.authority(authorityRole(wanted))
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const { earliest, latest } = moments(clock)
  const validity: Validity = within(issuer, { notBefore: new Date(earliest.getTime() - BACKDATED_MS), notAfter: yearsAfter(latest, wanted.validityYears) })
  const { content } = await buildCertificate({
    ...validity,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    subject: { organisation: AUTHORITY_ORGANISATION, commonName: wanted.commonName },
    issuer: { certificate: issuer.certificate.raw, key: await authorityKey(tx, box, issuer) },
    extensions: wanted.purpose === 'answers' ? answerSignerExtensions() : serverExtensions(wanted.names),
  })
  const sealed = box.seal(privateKey.export({ type: 'pkcs8', format: 'der' }), keyContext(hierarchy.environment, wanted.purpose))
  const [row] = await tx.query<KeyRow>(
    `INSERT INTO register_key (environment, purpose, private_key_sealed, certificate, names, not_before, not_after, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING private_key_sealed, certificate`,
    [hierarchy.environment, wanted.purpose, sealed, content, wanted.names, validity.notBefore, validity.notAfter, clock.now()])
  return row!
}

const authorityRole = ({ purpose }: Purpose) => (purpose === 'answers' ? 'services' : 'server')

/**
 * The sandbox's clock can stand far from the clients' own, and both look at these certificates: they hold on both.
 */
function moments(clock: Clock): { earliest: Date; latest: Date } {
  const [ours, real] = [clock.now(), systemClock.now()]
  return ours < real ? { earliest: ours, latest: real } : { earliest: real, latest: ours }
}

const keyContext = (environment: Environment, purpose: string): string => `register key ${environment} ${purpose}`

const openKey = (box: SealedBox, sealed: Buffer, context: string): KeyObject =>
  createPrivateKey({ key: box.open(sealed, context), format: 'der', type: 'pkcs8' })

const lockPurpose = (tx: Transaction, purpose: string) => tx.query("SELECT pg_advisory_xact_lock(hashtext('register key'), hashtext($1))", [purpose])
