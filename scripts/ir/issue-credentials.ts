import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import { isSftpType, type CertificateType } from '#schemas/certificate-types.ts'
import { askControl } from './control-client.ts'

const KEY_BITS = 2048

const Issued = z.object({
  customerId: z.string(),
  customerName: z.string(),
  serialNumber: z.string(),
  notAfter: z.string(),
  files: z.record(z.enum(['cert.pem', 'chain.pem', 'server-ca.pem', 'answer-ca.pem', 'user.txt', 'known_hosts']), z.string().optional()),
})

/** A new key, which never leaves this process, and a certificate for it. @throws Rejected when the register refuses the Business ID */
export async function issueCredentials({ customerId, type }: { customerId: string; type: CertificateType }): Promise<Omit<z.infer<typeof Issued>, 'files'> & { key: string; files: Record<string, string> }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
  const certificateRequest = await createSigningRequest({ privateKey, publicKey }, { customerId })
  const issued = Issued.parse(await askControl('POST', '/credentials', { customerId, type, certificateRequest: certificateRequest.toString('base64') }))
  const files = Object.fromEntries(Object.entries(issued.files).filter(([, text]) => text !== undefined)) as Record<string, string>
  return { ...issued, key: keyPem(privateKey, type), files }
}

/** PuTTY and paramiko read RSA keys in the old form only (PKCS#1). */
const keyPem = (key: KeyObject, type: CertificateType): string => key.export({ type: isSftpType(type) ? 'pkcs1' : 'pkcs8', format: 'pem' }) as string
