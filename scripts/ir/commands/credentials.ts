import path from 'node:path'
import { writeCredentials } from '#lib/certificates/credential-files.ts'
import { certificateTypeNames, type CertificateType } from '#schemas/certificate-types.ts'
import { printJson, required, UsageError, type Command } from '../command.ts'
import { Rejected } from '../control-client.ts'
import { issueCredentials } from '../issue-credentials.ts'

/** Key and certificate for software under test; the key is made here and never leaves. */
export const command: Command = {
  options: { 'customer': { type: 'string' }, 'type': { type: 'string' }, 'out': { type: 'string' }, 'on-behalf': { type: 'boolean' }, 'json': { type: 'boolean' } },
  async run(input) {
    const [customerId, out, type] = [required(input, 'customer'), required(input, 'out'), certificateType(required(input, 'type'))]
    try {
      const { key, files, customerName, serialNumber, notAfter } = await issueCredentials({ customerId, type })
      writeCredentials(out, { 'key.pem': key, ...files })
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

export function certificateType(text: string): CertificateType {
  const type = certificateTypeNames.find((name) => name === text)
  if (!type) throw new UsageError(`--type is one of ${certificateTypeNames.join(', ')}`)
  return type
}
