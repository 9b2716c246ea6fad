import type { KeyObject } from 'node:crypto'
import type { CertificateType } from '#schemas/certificate-types.ts'
import type { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import type { IssuedCertificate } from '../issue-certificate.ts'
import { ensureOrganisation } from '../organisations.ts'
import { aSigningRequest } from './signing-requests.ts'
import type { TestAuthority } from './test-authority.ts'

export type CertificateWish = Parameters<typeof aSigningRequest>[0] & { businessId: BusinessId; type: CertificateType; name?: string; eService?: boolean }

/** A certificate issued to an artificial organisation, and its private key. */
export async function aCertificate({ authority, db, clock }: Pick<TestAuthority, 'authority' | 'db' | 'clock'>, wish: CertificateWish): Promise<IssuedCertificate & { key: KeyObject }> {
  const { businessId, type, eService, name = `Artificial organisation ${businessId}` } = wish
  const { der, key } = await aSigningRequest(wish)
  const request = await readSigningRequest(der)
  if (!request.accepted) throw new Error(request.fault)
  const issued = await db.transaction(async (tx) => {
    const organisation = await ensureOrganisation(tx, { businessId, name }, { artificial: true, now: clock.now() })
    return authority.issue(tx, { publicKey: request.publicKey, type, organisation, now: clock.now(), eService })
  })
  return { ...issued, key }
}
