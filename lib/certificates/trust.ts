/**
 * What the doors ask of any certificate shown to them: is it ours, in force, of which type and organisation.
 * The answer comes from the register's database, not from a revocation list, so a revocation works at once (D-72).
 */
import { X509Certificate } from 'node:crypto'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { authorityName, authorityRoles, type Environment } from './authority-names.ts'
import { fingerprint } from './certificate-bytes.ts'
import type { Hierarchy } from './hierarchy.ts'

export type KnownCertificate = {
  id: number
  type: CertificateType
  businessId: BusinessId
  organisationName: string
  /** User name at the SFTP door (D-57). */
  account?: string
  /** May use every service and speak for others (D-54). */
  eService: boolean
  serialNumber: string
  /** SHA-256 */
  fingerprint: Buffer
  notBefore: Date
  notAfter: Date
  revokedAt?: Date
}

export type TrustedCertificate = KnownCertificate & { trusted: true }

export type DistrustReason =
  /** not an X.509 certificate at all */
  | 'unreadable'
  /** of no authority of this register */
  | 'unknown-issuer'
  /** of our other environment: a test certificate in production or the other way round */
  | 'wrong-environment'
  /** our authority's signature, but not in this register's database */
  | 'unknown-certificate'
  | 'revoked'
  | 'not-yet-valid'
  | 'expired'

export type CertificateTrust = TrustedCertificate | { trusted: false; reason: DistrustReason; known?: KnownCertificate }

export type TrustStore = {
  /** @param certificate as presented (DER, or already parsed) */
  trustOf(certificate: Uint8Array | X509Certificate): Promise<CertificateTrust>
  close(): Promise<void>
}

const CERTIFICATE_CHANGED = 'certificate_changed'

/** Also bounds what strangers with ever new certificates can make us remember. */
const REMEMBERED_MAX = 10_000
/** Only a net below the notifications: a changed certificate is forgotten in milliseconds. */
const REMEMBERED_MS = 5_000

type Remembered = { known: Promise<KnownCertificate | undefined>; at: number }

export async function openTrustStore({ db, hierarchy, clock }: { db: Database; hierarchy: Hierarchy; clock: Clock }): Promise<TrustStore> {
  // Promises, set before the query starts: one question for many callers, and a notification that arrives
  // while the query runs removes its answer, so that nothing outdated stays.
  const remembered = new Map<string, Remembered>()
  const stopListening = await db.listen(CERTIFICATE_CHANGED, (hex) => {
    if (hex === '') remembered.clear()
    else remembered.delete(hex)
  })

  const lookUp = (print: Buffer): Promise<KnownCertificate | undefined> => {
    const key = print.toString('hex')
    const present = remembered.get(key)
    if (present && performance.now() - present.at < REMEMBERED_MS) return present.known
    const known = findCertificate(db, hierarchy, print)
    const entry = { known, at: performance.now() }
    remembered.delete(key)
    remembered.set(key, entry)
    if (remembered.size > REMEMBERED_MAX) remembered.delete(remembered.keys().next().value!)
    known.catch(() => { if (remembered.get(key) === entry) remembered.delete(key) })
    return known
  }

  return {
    async trustOf(certificate) {
      const der = certificate instanceof X509Certificate ? certificate.raw : certificate
      const known = await lookUp(fingerprint(der))
      if (!known) return { trusted: false, reason: strangerReason(certificate, hierarchy) }
      const now = clock.now()
      if (known.revokedAt) return { trusted: false, reason: 'revoked', known }
      if (now < known.notBefore) return { trusted: false, reason: 'not-yet-valid', known }
      if (now > known.notAfter) return { trusted: false, reason: 'expired', known }
      return { trusted: true, ...known }
    },
    close: stopListening,
  }
}

type CertificateRow = {
  id: number
  authority_id: number
  type: CertificateType
  business_id: BusinessId
  name: string
  account: string | null
  is_eservice: boolean
  serial_number: string
  not_before: Date
  not_after: Date
  content: Buffer
  revoked_at: Date | null
}

async function findCertificate(db: Database, hierarchy: Hierarchy, print: Buffer): Promise<KnownCertificate | undefined> {
  const [row] = await db.query<CertificateRow>(
    `SELECT c.id, c.authority_id, c.type, c.business_id, o.name, c.account, c.is_eservice, c.serial_number, c.not_before, c.not_after, c.content, c.revoked_at
     FROM certificate c JOIN organisation o USING (business_id) WHERE c.fingerprint = $1`, [print])
  if (!row) return undefined
  // The row says which certificate it is; its signature says that we issued it. A row smuggled in is not enough.
  const issuer = hierarchy.authority(row.type)
  const certificate = new X509Certificate(row.content)
  const isOurs = row.authority_id === issuer.id && fingerprint(row.content).equals(print) && certificate.checkIssued(issuer.certificate) && certificate.verify(issuer.certificate.publicKey)
  if (!isOurs) return undefined
  return {
    id: row.id,
    type: row.type,
    businessId: row.business_id,
    organisationName: row.name,
    ...(row.account === null ? {} : { account: row.account }),
    eService: row.is_eservice,
    serialNumber: row.serial_number,
    fingerprint: print,
    // Of the certificate itself: signed, where the columns are not.
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  }
}

/** Why a certificate that is not in the database is not trusted. */
function strangerReason(presented: Uint8Array | X509Certificate, hierarchy: Hierarchy): DistrustReason {
  let certificate: X509Certificate
  try {
    certificate = presented instanceof X509Certificate ? presented : new X509Certificate(presented)
  } catch {
    return 'unreadable'
  }
  const issuer = hierarchy.authorities.find((authority) => certificate.checkIssued(authority.certificate))
  if (issuer && certificate.verify(issuer.certificate.publicKey)) return 'unknown-certificate'
  const other: Environment = hierarchy.environment === 'test' ? 'production' : 'test'
  const names = authorityRoles.map((role) => `CN=${authorityName(role, other)}`)
  return certificate.issuer.split('\n').some((part) => names.includes(part)) ? 'wrong-environment' : 'unknown-issuer'
}
