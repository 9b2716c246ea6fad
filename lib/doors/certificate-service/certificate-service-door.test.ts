import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import path from 'node:path'
import { connect } from 'node:tls'
import { Agent, request } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { openCertificateServiceChannel } from '#lib/channel/certificate-service/certificate-service-channel.ts'
import { openSoapBody } from '#lib/xml/soap.ts'
import { soapEnvelope } from '#lib/xml/soap-envelope.ts'
import { validate } from '#lib/xml/validate.ts'
import { verifySignature } from '#lib/xml/verify.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import type { CertificateServiceError } from '#lib/certificates/service/certificate-service.ts'
import { aRequest, customerId, testCertificateService } from './testing/test-certificate-service.ts'

const getRequest = (retrievalId = 'f'.repeat(32), environment = 'TEST') => writeMessage('CertificateServices', 'GetCertificateRequest', { environment, customerId, retrievalId })

async function open(options?: Parameters<typeof testCertificateService>[0]) {
  const service = await testCertificateService(options)
  const dispatcher = new Agent({ connect: { ca: service.serverCa } })
  onTestFinished(() => dispatcher.close())
  const call = async (body: string | Uint8Array, { path = '', method = 'POST' as 'POST' | 'GET' | 'PUT', headers = {} as Record<string, string> } = {}) => {
    const answer = await request(`${service.url}${path}`, { method, dispatcher, body: method === 'GET' ? null : body, headers: method === 'GET' ? headers : { 'content-type': 'text/xml; charset=utf-8', ...headers } })
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() }
  }
  return { ...service, call, dispatcher }
}

test('every business answer is HTTP 200, valid and signed by the services authority, FAIL too', async () => {
  const { call, authority } = await open()
  const { status, headers, text } = await call(soapEnvelope(getRequest()), { headers: { soapaction: '"getCertificate"' } })
  expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8'])
  const opened = openSoapBody(Buffer.from(text), { bytesMax: 1e6 })
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  using document = opened.document
  expect(validate(document, 'CertificateServices')).toEqual([])
  const verification = verifySignature(document)
  expect(verification.valid && verification.certificate.checkIssued(authority.chainOf('services')[0]!)).toBe(true)
  expect(text).toContain('<Status>FAIL</Status>')
  expect(text).toContain('<ErrorCode>PKI907</ErrorCode>')
})

test('a request for the other environment is refused', async () => {
  const { url, serverCa, answerCa } = await open()
  const channel = openCertificateServiceChannel({ url, environment: 'PRODUCTION', serverCa, answerCa })
  onTestFinished(() => channel.close())
  expect(await channel.get({ customerId }, 'f'.repeat(32))).toMatchObject({ accepted: false, errors: [{ errorCode: 'PKI905' }] })
})

test('SOAPAction may be quoted or not, empty, or begin with a capital', async () => {
  const { call } = await open()
  for (const soapaction of ['', 'getCertificate', '"getCertificate"', '"GetCertificate"']) {
    expect((await call(soapEnvelope(getRequest()), { headers: { soapaction } })).status, soapaction).toBe(200)
  }
})

const clientFaults: [name: string, body: string | Uint8Array, headers: Record<string, string>][] = [
  ['another SOAPAction', soapEnvelope(getRequest()), { soapaction: '"renewCertificate"' }],
  ['no XML', 'garbage', {}],
  ['no envelope', getRequest(), {}],
  ['a DOCTYPE', `<!DOCTYPE x>${soapEnvelope(getRequest())}`, {}],
  ['a message of another service', soapEnvelope('<x:WageReportsRequestToIR xmlns:x="http://www.tulorekisteri.fi/2017/1/WageReportsToIR"/>'), {}],
  ['a root named like a property of every object', soapEnvelope('<c:constructor xmlns:c="http://certificates.vero.fi/2017/10/certificateservices"/>'), {}],
  ['a renewal without signature', soapEnvelope(writeMessage('CertificateServices', 'RenewCertificateRequest', { environment: 'TEST', customerId, certificateRequest: 'AAAA' })), {}],
  ['an empty password', soapEnvelope(writeMessage('CertificateServices', 'SignNewCertificateRequest', { environment: 'TEST', customerId, transferId: 'A', transferPassword: '', certificateRequest: 'AAAA' })), {}],
  ['a signing request over 10 KiB', soapEnvelope(writeMessage('CertificateServices', 'SignNewCertificateRequest', { environment: 'TEST', customerId, transferId: 'A', transferPassword: 'A', certificateRequest: Buffer.alloc(10_241).toString('base64') })), {}],
]

test('what is not SOAP, not of the service or not of its schema is a fault of the client', async () => {
  const { call } = await open()
  for (const [name, body, headers] of clientFaults) {
    const answer = await call(body, { headers })
    expect(answer.status, name).toBe(500)
    expect(answer.text, name).toContain('<faultcode>soap:Client</faultcode>')
  }
})

test('what comes before SOAP is answered by a status and one line', async () => {
  const { call } = await open()
  const statusOf = async (...parameters: Parameters<typeof call>) => (await call(...parameters)).status
  expect(await statusOf('', { path: '/x' })).toBe(404)
  expect(await statusOf('', { method: 'PUT' })).toBe(405)
  expect(await statusOf('', { method: 'GET' })).toBe(404)
  expect(await statusOf('x', { headers: { 'content-type': 'application/soap+xml' } })).toBe(415)
  expect(await statusOf('x', { headers: { 'content-type': 'text/xml; charset=iso-8859-1' } })).toBe(415)
  expect(await statusOf(Buffer.alloc(200_000))).toBe(413)
})

test('the test bench path does not exist', async () => {
  const { url, dispatcher } = await open()
  expect((await request(url.replace('/2017', '/DEV/2017'), { dispatcher, method: 'POST', body: '' })).statusCode).toBe(404)
})

test('the description leads to every schema it imports, at the address the client used', async () => {
  const { call, url, serverCa } = await open()
  const wsdl = await call('', { method: 'GET', path: '?wsdl' })
  expect(wsdl.text).toContain(`location="${url}"`)
  expect(wsdl.text).toContain('name="CertificateCervicesPort"')
  expect(wsdl.text).toContain(`schemaLocation="${url}?xsd=CertificateServices.xsd"`)
  const schema = await call('', { method: 'GET', path: '?xsd=CertificateServices.xsd' })
  expect(schema.text).toContain('SignNewCertificateRequest')
  expect(schema.text).toContain(`schemaLocation="${url}?xsd=xmldsig-core-schema.xsd"`)
  expect((await call('', { method: 'GET', path: '?xsd=xmldsig-core-schema.xsd' })).status).toBe(200)
  expect((await call('', { method: 'GET', path: '?xsd=../../../package.json' })).status).toBe(404)
  const ofHost = (host: string) => new Promise<number | undefined>((resolve, reject) => {
    get(`${url}?wsdl`, { ca: serverCa, servername: 'localhost', headers: { host } }, (response) => resolve(response.resume().statusCode)).on('error', reject)
  })
  expect(await ofHost('register.example.org:443')).toBe(200)
  expect(await ofHost('a"b&c')).toBe(400)
})

test('who tries out transfer data from one address is slowed down, and told for how long', async () => {
  const { call, channel } = await open({ failuresPerMinuteMax: 3 })
  const { request: certificateRequest } = await aRequest()
  const attempt = () => channel.signNew({ customerId }, { transferId: 'AAAAA', transferPassword: 'guess', certificateRequest })
  for (let n = 0; n < 3; n++) expect(await attempt()).toMatchObject({ errors: [{ errorCode: 'PKI901' }] })
  expect(await attempt()).toMatchObject({ known: 'fault', status: 503 })
  const { status, headers } = await call(soapEnvelope(getRequest()))
  expect(status).toBe(503)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
})

test('TLS 1.1 and weak ciphers find no common ground', async () => {
  const { door, serverCa } = await open()
  const { port } = door.address() as { port: number }
  const attempt = (options: object) => new Promise<string>((resolve) => {
    const socket = connect({ port, host: 'localhost', ca: serverCa, ...options }, () => { resolve(socket.getProtocol() ?? ''); socket.end() })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
  expect(await attempt({})).toBe('TLSv1.3')
  expect(await attempt({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2')
  expect(await attempt({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).toMatch(/^(ERR_SSL|ECONNRESET|EPROTO)/)
  expect(await attempt({ maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA256' })).toMatch(/^(ERR_SSL|ECONNRESET|EPROTO)/)
})

test('every code has its text in three languages, short enough for ErrorMessage', () => {
  const codes: CertificateServiceError[] = ['PKI901', 'PKI902', 'PKI903', 'PKI904', 'PKI905', 'PKI906', 'PKI907', 'PKI908', 'PKI909', 'PKI910', 'PKI911']
  for (const language of ['fi', 'sv', 'en']) {
    const texts = JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../messages/certificate-service/${language}.json`), 'utf8')) as Record<string, string>
    expect(Object.keys(texts)).toEqual(codes)
    for (const text of Object.values(texts)) expect(text.length).toBeLessThanOrEqual(255)
  }
})
