import type { X509Certificate } from 'node:crypto'
import { organisationKey } from '#lib/identity/owner-key.ts'
import type { PortalTransaction } from '#lib/platform/portal-database.ts'
import { typeOfIssuer } from '#schemas/certificate-types.ts'
import type { JobContext } from '../context.ts'
import { planJob } from '../jobs.ts'

/** What our own register tells beside the certificate. */
type Surroundings = { registerCertificateId?: number; chain?: string; sftpUser?: string; sftpKnownHosts?: string }

/**
 * From here on the key is used. Of a renewal the old one is replaced in the same moment, and what waited for a
 * certificate of this organisation is sent.
 */
export async function activateKey(tx: PortalTransaction, { clock, environment }: JobContext, keyId: string, certificate: X509Certificate, surroundings: Surroundings): Promise<void> {
  const issuer = /^CN=(.*)$/m.exec(certificate.issuer)?.[1] ?? ''
  const { businessId, renews } = await tx.vaultKey.update({
    where: { id: keyId, state: 'pending' },
    data: {
      state: 'active', activatedAt: clock.now(), certificate: new Uint8Array(certificate.raw), serialNumber: certificate.serialNumber,
      notBefore: certificate.validFromDate, notAfter: certificate.validToDate, type: typeOfIssuer(issuer, environment) ?? null,
      registerCertificateId: surroundings.registerCertificateId ?? null, chain: surroundings.chain ?? null,
      sftpUser: surroundings.sftpUser ?? null, sftpKnownHosts: surroundings.sftpKnownHosts ?? null,
    },
    select: { businessId: true, renews: true },
  })
  if (renews) {
    // Whatever happened to it meanwhile (revoked, removed) stays.
    await tx.vaultKey.updateMany({ where: { id: renews.id, state: 'active' }, data: { state: 'replaced', renewalAttempts: 0, nextRenewalAt: null, renewalFailure: null, renewalFailureAt: null } })
    // The same account, where only the person could tell its name.
    if (surroundings.sftpUser === undefined && renews.sftpUser !== null) await tx.vaultKey.update({ where: { id: keyId }, data: { sftpUser: renews.sftpUser } })
  }
  await sendWaiting(tx, businessId)
}

/** What waits to be sent for an organisation is tried anew: its keys have changed. */
export async function sendWaiting(tx: PortalTransaction, businessId: string): Promise<void> {
  const waiting = await tx.submission.findMany({ where: { creatorKey: organisationKey(businessId), state: 'waiting' }, select: { id: true } })
  for (const { id } of waiting) await planJob(tx, 'send-submission', { submissionId: id }, { key: `send ${id}` })
}
