/**
 * The certificate authority of a register process: what it issues, revokes, publishes and trusts. Everything lasting is
 * in the database, so any number of processes and threads can each open one.
 */
import type { KeyObject, X509Certificate } from 'node:crypto'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database, Transaction } from '#lib/platform/database.ts'
import { sealedBox, type SealedBox } from '#lib/platform/master-key.ts'
import { certificateTypeNames, isSftpType } from '#schemas/certificate-types.ts'
import type { AuthorityRole, Environment } from './authority-names.ts'
import { establishHierarchy } from './hierarchy.ts'
import { issueCertificate, type Issuance, type IssuedCertificate } from './issue-certificate.ts'
import { certificatesPem } from './pem.ts'
import { serverKey, sftpHostKey, signerOfAnswers, type CertifiedKey } from './register-keys.ts'
import { currentRevocationList, revokeCertificate, type RevocationReason, type RevocationResult } from './revocation.ts'
import { openTrustStore, type CertificateTrust } from './trust.ts'

export interface Authority {
  readonly environment: Environment
  /** Seals what must be read again (keys) and digests what must only be recognised (transfer passwords). */
  readonly box: SealedBox
  /** Known, in force now, of which type and organisation; or why not. Current within a second in every process. */
  trustOf(certificate: Uint8Array | X509Certificate): Promise<CertificateTrust>
  /** The key that signs the register's answers; asked for each time, so that its successor is taken in time. */
  signerOfAnswers(): CertifiedKey
  /** TLS of the doors, for localhost, this host and SERVER_NAMES; PEM, the chain up to the intermediate authority. */
  serverCertificate(): Promise<{ key: string; chain: string }>
  sftpHostKey(): Promise<KeyObject>
  /** Authorities whose certificates open web services: common names, and certificates in PEM. */
  webServiceIssuers(): readonly string[]
  webServiceIssuerCertificates(): string[]
  issue(tx: Transaction, issuance: Issuance): Promise<IssuedCertificate>
  revoke(tx: Transaction, revocation: { certificateId: number; reason: RevocationReason; now: Date }): Promise<RevocationResult>
  /** Certificates from the issuing authority of `role` up to the root. */
  chainOf(role: AuthorityRole): readonly X509Certificate[]
  /** Revocation list (DER) by the name in its address, e.g. `DataProvidersTestIssuingCAv1`. */
  revocationList(fileName: string): Promise<Buffer | undefined>
  /** Certificate of an authority (DER), by the same name. */
  authorityCertificate(fileName: string): Buffer | undefined
  /** Where each authority's certificate and revocation list are published. */
  published(): { name: string; certificate: string; revocationList: string }[]
  close(): Promise<void>
}

export type AuthorityOptions = {
  db: Database
  clock: Clock
  environment: Environment
  masterKey: Uint8Array
  /** Public address of revocation lists and authority certificates. */
  publishedAt: string
  /** Host names and IP addresses of the doors. */
  serverNames: readonly string[]
  /** Only for tests: shorter keys of the authorities. */
  keyBits?: number
}

/**
 * Opens the authority; the very first time its hierarchy is made, which takes some seconds.
 * @throws WrongMasterKey when the database belongs to another master key
 */
export async function openAuthority(options: AuthorityOptions): Promise<Authority> {
  const { db, clock, environment, publishedAt, serverNames } = options
  const box = sealedBox(options.masterKey, 'register')
  const hierarchy = await establishHierarchy({ db, environment, box, now: clock.now(), publishedAt, keyBits: options.keyBits })
  const keys = { db, clock, hierarchy, box }
  const chainOf = (role: AuthorityRole) => hierarchy.chain(role).map((authority) => authority.certificate)
  const webServiceAuthorities = certificateTypeNames.filter((type) => !isSftpType(type)).map((type) => hierarchy.authority(type))
  const byFileName = (fileName: string) => hierarchy.authorities.find((authority) => authority.fileName === fileName)
  const answerSigner = await renewedInTime(clock, () => signerOfAnswers(keys))
  const trustStore = await openTrustStore({ db, hierarchy, clock })
  return {
    environment,
    box,
    trustOf: trustStore.trustOf,
    signerOfAnswers: answerSigner,
    async serverCertificate() {
      const { key, certificate } = await serverKey(keys, serverNames)
      return { key: key.export({ type: 'pkcs8', format: 'pem' }) as string, chain: certificatesPem([certificate, ...chainOf('server').slice(0, -1)]) }
    },
    sftpHostKey: () => sftpHostKey(keys),
    webServiceIssuers: () => webServiceAuthorities.map((authority) => authority.name),
    webServiceIssuerCertificates: () => webServiceAuthorities.map((authority) => authority.certificate.toString()),
    issue: (tx, issuance) => issueCertificate(tx, { hierarchy, box, publishedAt }, issuance),
    revoke: (tx, revocation) => revokeCertificate(tx, { authorities: hierarchy.authorities, box }, revocation),
    chainOf,
    async revocationList(fileName) {
      const authority = byFileName(fileName)
      return authority && currentRevocationList(db, box, authority, clock.now())
    },
    authorityCertificate: (fileName) => byFileName(fileName)?.certificate.raw,
    published: () => hierarchy.authorities.map(({ name, fileName }) => ({ name, certificate: `${publishedAt}/ca/${fileName}.cer`, revocationList: `${publishedAt}/crl/${fileName}.crl` })),
    close: trustStore.close,
  }
}

const LOOKED_UP_AGAIN_MS = 86_400_000

/**
 * Keeps the key at hand and looks for its successor once a day, beside the answers: the one at hand still holds for
 * weeks, and serves on while the database is away.
 */
async function renewedInTime(clock: Clock, find: () => Promise<CertifiedKey>): Promise<() => CertifiedKey> {
  let held = await find()
  let lookedUpAt = clock.now().getTime()
  return () => {
    const now = clock.now().getTime()
    if (Math.abs(now - lookedUpAt) >= LOOKED_UP_AGAIN_MS) {
      lookedUpAt = now
      find().then((found) => { held = found }, () => {})
    }
    return held
  }
}
