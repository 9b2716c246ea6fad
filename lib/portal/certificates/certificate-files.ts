import { logAction } from '#lib/identity/action-log.ts'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { isSftpType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { NotFound, type InterfaceContext } from '../context.ts'
import { ownCertificate } from './own-certificate.ts'

/** What a client needs beside its private key; the last two for SFTP only. */
export const certificateFileNames = ['cert.pem', 'chain.pem', 'server-ca.pem', 'answer-ca.pem', 'user.txt', 'known_hosts'] as const
export type CertificateFileName = (typeof certificateFileNames)[number]

const ofSftp: readonly CertificateFileName[] = ['user.txt', 'known_hosts']

/** The files that a certificate of this type has. */
export const filesOfType = (type: CertificateType): CertificateFileName[] => certificateFileNames.filter((name) => isSftpType(type) || !ofSftp.includes(name))

/** One file of a certificate. @throws PermissionDenied, NotFound; the register's failures */
export async function readCertificateFile(context: InterfaceContext, businessId: BusinessId, certificateId: number, name: CertificateFileName): Promise<string> {
  const { db, actor, clock, register } = context
  await ownCertificate(context, businessId, certificateId, 'read')
  await db.transaction((tx) => logAction(tx, actor, clock, { action: 'certificate.download', owner: organisationKey(businessId), subject: `certificate ${certificateId}` }))
  const { files } = await register.call('read-certificate-files', { businessId, certificateId })
  const content = files?.[name]
  if (content === undefined) throw new NotFound()
  return content
}
