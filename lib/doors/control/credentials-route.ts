import { z } from 'zod'
import type { Authority } from '#lib/certificates/authority.ts'
import { credentialFiles } from '#lib/certificates/credential-files.ts'
import { deployInterface } from '#lib/certificates/organisations.ts'
import { knownHosts } from '#lib/certificates/ssh-key.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Database } from '#lib/platform/database.ts'
import { certificateTypeNames, isSftpType } from '#schemas/certificate-types.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { readSigningRequest } from '#schemas/signing-request.ts'
import { jsonRoute, refusal, type ControlRoute } from './control-route.ts'

export type SandboxOptions = {
  authority: Authority
  db: Database
  clock: Clock
  /** Where clients find the SFTP door: for their known_hosts. */
  sftp: { names: readonly string[]; port: number }
}

const CredentialsRequest = z.object({
  customerId: z.string(),
  type: z.enum(certificateTypeNames),
  /** PKCS#10, base64 of the DER. */
  certificateRequest: z.base64().max(14_000),
})

/**
 * `POST /credentials`: a certificate at once, without application and order, for any valid Business ID. The key stays
 * with the caller, who sends only a signing request.
 */
export const credentialsRoute = ({ authority, db, clock, sftp }: SandboxOptions): ControlRoute => jsonRoute({
  method: 'POST',
  path: '/credentials',
  inProduction: false,
  body: CredentialsRequest,
  async handle({ body: { customerId, type, certificateRequest } }) {
    const businessId = BusinessId.safeParse(customerId)
    if (!businessId.success) return invalidBusinessId(customerId)
    const request = await readSigningRequest(Buffer.from(certificateRequest, 'base64'))
    if (!request.accepted) return refusal('signing-request', `The signing request is refused: ${request.fault}`)
    const now = clock.now()
    const { organisation, issued } = await db.transaction(async (tx) => {
      const organisation = await deployInterface(tx, { businessId: businessId.data, type, now })
      return { organisation, issued: await authority.issue(tx, { publicKey: request.publicKey, type, organisation, now }) }
    })
    return {
      status: 201,
      json: {
        customerId: organisation.businessId,
        customerName: organisation.name,
        serialNumber: issued.serialNumber,
        notAfter: issued.notAfter,
        files: {
          ...credentialFiles(authority, type, issued.content),
          ...(isSftpType(type) ? { 'user.txt': `${issued.account}\n`, 'known_hosts': knownHosts(await authority.sftpHostKey(), sftp.names, sftp.port) } : {}),
        },
      },
    }
  },
})

export const invalidBusinessId = (customerId: string) =>
  refusal('invalid-business-id', `${JSON.stringify(customerId.slice(0, 40))} is not a Business ID: seven digits, a hyphen and the right check digit, such as 1234567-1`)
