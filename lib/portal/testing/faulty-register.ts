import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { soapFault } from '#lib/xml/soap-envelope.ts'

/** A register that answers every call with a fault that names no place. @returns its port */
export async function faultyRegister(register: TestRegister, faultcode: 'Client' | 'Server'): Promise<number> {
  const { key, chain: cert } = await register.authority.serverCertificate()
  const server = createServer({ key, cert }, (request, response) => {
    request.resume().on('end', () => response.writeHead(500, { 'content-type': 'text/xml; charset=utf-8' }).end(soapFault({ faultcode, faultstring: `${faultcode} is at fault` })))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
