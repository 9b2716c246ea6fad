import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openCertificateServiceChannel } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import { createSigningRequest } from '#lib/channel/certificate-service/create-signing-request.ts'

/** What the contact person's software does with the transfer data. */
export async function fetchCertificate({ customerId, customerName, transferId, transferPassword }: Record<'customerId' | 'customerName' | 'transferId' | 'transferPassword', string>): Promise<void> {
  const pem = (name: string) => readFileSync(path.join(process.env['E2E_DATA_DIR']!, 'e-service', name), 'utf8')
  const channel = openCertificateServiceChannel({ url: process.env['E2E_PKI']!, environment: 'TEST', serverCa: pem('server-ca.pem'), answerCa: pem('answer-ca.pem') })
  try {
    const customer = { customerId, customerName }
    const signed = await channel.signNew(customer, { transferId, transferPassword, certificateRequest: await createSigningRequest(generateKeyPairSync('rsa', { modulusLength: 2048 }), customer) })
    if (signed.known !== 'answer' || !signed.accepted) throw new Error(`No certificate: ${JSON.stringify(signed)}`)
    const got = await channel.get(customer, signed.retrievalId)
    if (got.known !== 'answer' || !got.accepted) throw new Error(`Not fetched: ${JSON.stringify(got)}`)
  } finally {
    await channel.close()
  }
}
