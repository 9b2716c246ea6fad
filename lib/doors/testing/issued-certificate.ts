import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { Authority } from '#lib/certificates/authority.ts'
import { deployInterface, ensureOrganisation } from '#lib/certificates/organisations.ts'
import { aSigningRequest } from '#lib/certificates/testing/signing-requests.ts'
import type { Database } from '#lib/platform/database.ts'
import type { CertificateType } from '#schemas/certificate-types.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'

export type IssuedIdentity = { key: KeyObject; certificate: X509Certificate; pem: { key: string; certificate: string } }

/** A certificate of an artificial organisation whose interface is deployed (or not) for it. */
export async function issuedCertificate(options: {
  db: Database; authority: Authority; businessId: string; type: CertificateType; eService?: boolean; deploy?: boolean; onBehalf?: boolean; now?: Date
}): Promise<IssuedIdentity> {
  const { db, authority, type, eService = false, deploy = true, onBehalf = true, now = new Date() } = options
  const businessId = BusinessId.parse(options.businessId)
  const { der, key } = await aSigningRequest()
  const request = await readSigningRequest(der)
  if (!request.accepted) throw new Error(request.fault)
  const issued = await db.transaction(async (tx) => {
    const organisation = deploy
      ? await deployInterface(tx, { businessId, type, now })
      : await ensureOrganisation(tx, { businessId, name: `Artificial organisation ${businessId}` }, { artificial: true, now })
    if (!onBehalf) await tx.query("UPDATE interface_application SET purposes = ARRAY['own'] WHERE business_id = $1 AND state = 'valid'", [businessId])
    return authority.issue(tx, { publicKey: request.publicKey, type, organisation, now, eService })
  })
  const certificate = new X509Certificate(issued.content)
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }) as string
  return { key: createPrivateKey(keyPem), certificate, pem: { key: keyPem, certificate: certificate.toString() } }
}
