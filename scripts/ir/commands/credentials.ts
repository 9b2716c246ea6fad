import { generateKeyPair, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { writeCredentials } from '#lib/certificates/credential-files.ts'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'
import { certificateTypeNames, isSftpType, type CertificateType } from '#schemas/certificate-types.ts'
import { printJson, required, UsageError, type Command } from '../command.ts'
import { askControl, Rejected } from '../control-client.ts'

const KEY_BITS = 2048

const Credentials = z.object({
  customerId: z.string(),
  customerName: z.string(),
  serialNumber: z.string(),
  notAfter: z.string(),
  files: z.record(z.enum(['cert.pem', 'chain.pem', 'server-ca.pem', 'answer-ca.pem', 'user.txt', 'known_hosts']), z.string().optional()),
})

/** Key and certificate for software under test; the key is made here and never leaves. */
export const command: Command = {
  options: { 'customer': { type: 'string' }, 'type': { type: 'string' }, 'out': { type: 'string' }, 'on-behalf': { type: 'boolean' }, 'json': { type: 'boolean' } },
  async run(input) {
    const [customerId, out, type] = [required(input, 'customer'), required(input, 'out'), certificateType(required(input, 'type'))]
    const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS })
    const certificateRequest = await createSigningRequest({ privateKey, publicKey }, { customerId })
    try {
      const issued = Credentials.parse(await askControl('POST', '/credentials', { customerId, type, certificateRequest: certificateRequest.toString('base64') }))
      const files = Object.fromEntries(Object.entries(issued.files).filter(([, text]) => text !== undefined)) as Record<string, string>
      writeCredentials(out, { 'key.pem': keyPem(privateKey, type), ...files })
      const { customerName, serialNumber, notAfter } = issued
      if (input.options.json) printJson({ customerId, customerName, type, serialNumber, notAfter, directory: path.resolve(out) })
      else console.log(`${type} certificate ${serialNumber} of ${customerId} ${customerName}, valid until ${notAfter.slice(0, 10)}: ${path.resolve(out)}`)
      return 0
    } catch (error) {
      if (!(error instanceof Rejected)) throw error
      console.error(`ir credentials: ${error.message}`)
      return 1
    }
  },
}

/** PuTTY and paramiko read RSA keys in the old form only (PKCS#1). */
const keyPem = (key: KeyObject, type: CertificateType): string => key.export({ type: isSftpType(type) ? 'pkcs1' : 'pkcs8', format: 'pem' }) as string

export function certificateType(text: string): CertificateType {
  const type = certificateTypeNames.find((name) => name === text)
  if (!type) throw new UsageError(`--type is one of ${certificateTypeNames.join(', ')}`)
  return type
}
