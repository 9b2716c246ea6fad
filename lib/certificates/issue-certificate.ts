import { X509Certificate } from 'node:crypto'
import type { Transaction } from '#lib/platform/database.ts'
import type { SealedBox } from '#lib/platform/master-key.ts'
import { isSftpType, type CertificateType, type SftpCertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { fingerprint, yearsAfter } from './certificate-bytes.ts'
import { authorityKey, published, within, type Hierarchy } from './hierarchy.ts'

export type Issuance = {
  /** SubjectPublicKeyInfo of an accepted signing request. */
  publicKey: Buffer
  type: CertificateType
  organisation: { businessId: BusinessId; name: string }
  now: Date
  /** Named as the e-service's (D-54). */
  eService?: boolean
  /** The certificate whose holder asked for this one (D-70). */
  renewsId?: number
  /** The order it goes back to, kept through renewals. */
  orderId?: number
}

export type IssuedCertificate = {
  id: number
  serialNumber: string
  /** DER */
  content: Buffer
  notAfter: Date
  /** User name at the SFTP door, for SFTP types (D-57). */
  account?: string
}

/** From issue to end. */
export const CERTIFICATE_YEARS = 2
/** Clients whose clock is a little slow must not find their new certificate "not yet valid". */
const BACKDATED_MS = 5 * 60_000

/**
 * Issues and stores a certificate of the profile of D-71. The doors know it as soon as `tx` is committed.
 * The organisation must exist; whether it may have the certificate is the caller's to decide.
 */
export async function issueCertificate(tx: Transaction, { hierarchy, box, publishedAt }: { hierarchy: Hierarchy; box: SealedBox; publishedAt: string }, issuance: Issuance): Promise<IssuedCertificate> {
  const { buildCertificate, organisationExtensions } = await import('./certificate-profile.ts')
  const { publicKey, type, organisation, now, eService = false, renewsId, orderId } = issuance
  const issuer = hierarchy.authority(type)
  const account = isSftpType(type) ? await sftpAccount(tx, organisation.businessId, type, now) : undefined
  const { notBefore, notAfter } = within(issuer, { notBefore: new Date(now.getTime() - BACKDATED_MS), notAfter: yearsAfter(now, CERTIFICATE_YEARS) })
  const { content, serialNumber } = await buildCertificate({
    publicKey,
    subject: { organisation: organisation.name, commonName: organisation.businessId },
    notBefore,
    notAfter,
    issuer: { certificate: issuer.certificate.raw, key: await authorityKey(tx, box, issuer) },
    extensions: organisationExtensions(published(publishedAt, issuer.fileName).crl),
  })
  const certificate = new X509Certificate(content)
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO certificate (authority_id, serial_number, type, business_id, account, is_eservice, fingerprint, spki_fingerprint,
                              subject, not_before, not_after, content, renews_id, order_id, issued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`,
    [issuer.id, serialNumber, type, organisation.businessId, account ?? null, eService, fingerprint(content), fingerprint(publicKey),
      certificate.subject.replaceAll('\n', ', '), certificate.validFromDate, certificate.validToDate, content, renewsId ?? null, orderId ?? null, now])
  return { id: row!.id, serialNumber, content, notAfter: certificate.validToDate, account }
}

/** 1234567-1 → ir1234567101: the serial counts the organisation's accounts in order of creation (D-57). */
async function sftpAccount(tx: Transaction, businessId: BusinessId, type: SftpCertificateType, now: Date): Promise<string> {
  // Two certificates at once must not get two accounts.
  await tx.query('SELECT 1 FROM organisation WHERE business_id = $1 FOR UPDATE', [businessId])
  const accounts = await tx.query<{ account: string; type: string }>('SELECT account, type FROM sftp_account WHERE business_id = $1', [businessId])
  const present = accounts.find((row) => row.type === type)
  if (present) return present.account
  const account = `ir${businessId.replace('-', '')}${String(accounts.length + 1).padStart(2, '0')}`
  await tx.query('INSERT INTO sftp_account (account, business_id, type, created_at) VALUES ($1, $2, $3, $4)', [account, businessId, type, now])
  return account
}
