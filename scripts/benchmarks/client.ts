/** A client that sends prepared bytes over keep-alive mutual TLS and reads no more of the answers than it must. */
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { issuedCertificate, type IssuedIdentity } from '#lib/doors/testing/issued-certificate.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'
import type { SystemUnderTest } from './system.ts'

export type BenchClient = IssuedIdentity & {
  businessId: string
  post(service: string, body: Buffer): Promise<string>
  echo(): Buffer
  statusRequest(irDeliveryId: string, deliveryDataType: number): Buffer
  close(): void
}

export async function benchClient(system: SystemUnderTest, index: number): Promise<BenchClient> {
  const businessId = artificialBusinessId(1_000 + index)
  const identity = await issuedCertificate({ db: system.db, authority: system.authority, businessId, type: 'wage-ws' })
  const agent = new HttpsAgent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: false, key: identity.pem.key, cert: identity.pem.certificate })
  const self = { type: 1, code: businessId }
  return {
    ...identity, businessId,
    post: (service, body) => new Promise((resolve, reject) => {
      const call = httpsRequest({
        host: '127.0.0.1', port: system.wsPort, path: `/${INTERFACE_VERSION}/${service}.svc`, method: 'POST', agent,
        headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.length },
      }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (response.statusCode === 200) resolve(text)
          else reject(new Error(`HTTP ${response.statusCode}: ${text.slice(0, 300)}`))
        })
      })
      call.on('error', reject)
      call.end(body)
    }),
    echo: () => soapEnvelope(signWritten(writeMessage('Echo', 'Echo', { data: 'bench' }), identity)),
    statusRequest: (irDeliveryId, deliveryDataType) => soapEnvelope(signWritten(writeMessage('StatusRequestToIR', 'StatusRequestToIR', {
      timestamp: new Date().toISOString(), deliveryDataType, irDeliveryId, productionEnvironment: false, deliveryDataOwner: self, deliveryDataCreator: self, deliveryDataSender: self,
    }), identity)),
    close: () => agent.destroy(),
  }
}

export const textOf = (answer: string, element: string): string | undefined => new RegExp(`<${element}>([^<]*)</${element}>`).exec(answer)?.[1]
