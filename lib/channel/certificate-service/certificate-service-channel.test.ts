import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import { certificatesPem } from '#lib/certificates/pem.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { soapEnvelope, soapFault } from '#lib/xml/soap-envelope.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { openCertificateServiceChannel } from './certificate-service-channel.ts'

const customer = { customerId: '1234567-1' }
const RETRIEVAL_ID = 'a'.repeat(32)

/** Somebody between us and the certificate service, who answers as told. */
async function answering() {
  const { authority } = await testAuthority()
  const foreign = await testAuthority()
  const { key, chain: cert } = await authority.serverCertificate()
  let answer: { status: number; body: string | Buffer } = { status: 200, body: '' }
  const server = createServer({ key, cert }, (request, response) => {
    request.resume().on('end', () => response.writeHead(answer.status, { 'Content-Type': 'text/xml; charset=utf-8' }).end(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const options = {
    url: `https://localhost:${(server.address() as AddressInfo).port}/`, environment: 'TEST' as const,
    serverCa: certificatesPem(authority.chainOf('root')), answerCa: certificatesPem(authority.chainOf('services').slice(0, 1)),
  }
  const channel = openCertificateServiceChannel(options)
  onTestFinished(async () => {
    await channel.close()
    server.closeAllConnections()
    server.close()
  })
  const told = (body: string | Buffer, status = 200) => {
    answer = { status, body }
    return channel.signNew(customer, { transferId: 'A', transferPassword: 'B', certificateRequest: Buffer.of(1) })
  }
  return { authority, foreign: foreign.authority, told, options }
}

const ok = (signer: { signerOfAnswers(): Parameters<typeof signWritten>[1] }, response = 'SignNewCertificateResponse', fields: object = { retrievalId: RETRIEVAL_ID }) =>
  signWritten(writeMessage('CertificateServices', response, { ...fields, result: { status: 'OK' } }), signer.signerOfAnswers())

test('only an answer of this operation, complete and signed by the services authority counts', async () => {
  const { authority, foreign, told } = await answering()
  expect(await told(soapEnvelope(ok(authority)))).toEqual({ known: 'answer', accepted: true, retrievalId: RETRIEVAL_ID })
  const answers: [string | Buffer, number?][] = [
    [soapEnvelope(ok(foreign))],
    [soapEnvelope(ok(authority).replace(RETRIEVAL_ID, 'b'.repeat(32)))],
    [soapEnvelope(writeMessage('CertificateServices', 'SignNewCertificateResponse', { retrievalId: RETRIEVAL_ID, result: { status: 'OK' } }))],
    [soapEnvelope(ok(authority, 'RenewCertificateResponse'))],
    [soapEnvelope(ok(authority, 'SignNewCertificateResponse', {}))],
    [soapEnvelope(ok(authority)), 500],
    ['<html>proxy error</html>'],
    [''],
    [soapFault({ faultcode: 'Server', faultstring: 'failed' }), 500],
  ]
  for (const [body, status] of answers) expect(await told(body, status), String(body).slice(0, 300)).toMatchObject({ known: 'nothing' })
})

test('a refused message is told apart from one whose fate nobody knows', async () => {
  const { told } = await answering()
  expect(await told(soapFault({ faultcode: 'Client', faultstring: 'bad message' }), 500)).toEqual({ known: 'fault', status: 500, faultstring: 'bad message' })
  expect(await told('Too many\n', 503)).toEqual({ known: 'fault', status: 503, faultstring: 'Too many' })
})

test('nothing leaves for a server that is not there or not the right one', async () => {
  const { options, foreign } = await answering()
  for (const changed of [{ url: 'https://localhost:1/' }, { serverCa: certificatesPem(foreign.chainOf('root')) }]) {
    const channel = openCertificateServiceChannel({ ...options, ...changed })
    onTestFinished(() => channel.close())
    expect(await channel.get(customer, RETRIEVAL_ID)).toMatchObject({ known: 'not-sent' })
  }
})
