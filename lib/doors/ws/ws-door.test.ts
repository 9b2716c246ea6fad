import { once } from 'node:events'
import { request as httpsRequest } from 'node:https'
import { connect as tlsConnect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeMessage } from '#lib/xml/write-message.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { services } from '#schemas/services.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { openDatabase } from '#lib/platform/database.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { openAuthority } from '#lib/certificates/authority.ts'
import { echo, readAnswer, wageReport, wageReports } from '../testing/messages.ts'
import { issuedCertificate } from '../testing/issued-certificate.ts'
import { openClient, startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let register: TestRegister
let client: TestClient
const BYTES_MAX = 1_000_000

beforeAll(async () => {
  register = await startTestRegister({ MESSAGE_BYTES_MAX: String(BYTES_MAX) })
  client = await register.client({ businessId: artificialBusinessId(1) })
})
afterAll(() => register?.close())

const aMessage = () => wageReports(client, aWageDelivery().ofPayer(client.businessId).build())
const faultOf = (text: string) => ({
  faultcode: /<faultcode>([^<]*)/.exec(text)?.[1],
  faultstring: /<faultstring>([^<]*)/.exec(text)?.[1],
  lines: [...text.matchAll(/<line>(\d+)<\/line>/g)].map((match) => Number(match[1])),
  paths: [...text.matchAll(/<path>([^<]*)<\/path>/g)].map((match) => match[1]),
})

describe('a client certificate that is not accepted gets 401 with the reason', () => {
  const refusedWith = async (who: TestClient, reason: RegExp) => {
    const answer = await who.call('EchoService', 'SendEcho', echo(client, 'x'))
    expect(answer.status).toBe(401)
    expect(answer.text).toMatch(reason)
    expect(answer.text.trim().split('\n')).toHaveLength(1)
    return answer.text
  }

  test('none at all', async () => { await refusedWith(register.anonymous(), /no client certificate.*expected issuer: .*Data Providers Test Issuing CA v1/) })

  test('of SFTP type', async () => {
    await refusedWith(await register.client({ businessId: artificialBusinessId(2), type: 'wage-sftp' }), /wage-sftp does not open web services/)
  })

  test('of a stranger', async () => {
    const other = await createTestDatabase()
    const db = openDatabase({ url: other.url, schema: 'register' })
    const authority = await openAuthority({ db, clock: systemClock, environment: 'test', masterKey: Buffer.alloc(32, 7), publishedAt: 'http://localhost:1', serverNames: ['localhost'], keyBits: 2048 })
    const stranger = openClient(register.port, { businessId: client.businessId, ...await issuedCertificate({ db, authority, businessId: client.businessId, type: 'wage-ws' }) })
    const text = await refusedWith(stranger, /serial number [0-9A-F]+, valid until \d{4}-/)
    expect(text).not.toContain(client.businessId)
    await stranger.close()
    await authority.close()
    await db.close()
    await other.drop()
  })

  test('expired', async () => {
    const issued = await issuedCertificate({ db: register.db, authority: register.authority, businessId: artificialBusinessId(3), type: 'wage-ws', now: new Date(Date.now() - 3 * 365 * 86_400_000) })
    const expired = openClient(register.port, { businessId: artificialBusinessId(3), ...issued })
    await refusedWith(expired, /has expired/)
    await expired.close()
  })

  test('revoked in the middle of a kept-alive connection: the next request is refused', async () => {
    const leaving = await register.client({ businessId: artificialBusinessId(4) })
    expect((await leaving.call('EchoService', 'SendEcho', echo(leaving, 'x'))).status).toBe(200)
    const trust = await register.authority.trustOf(leaving.certificate)
    if (!trust.trusted) throw new Error('not trusted')
    await register.db.transaction((tx) => register.authority.revoke(tx, { certificateId: trust.id, reason: 'key-compromise', now: new Date() }))
    await expect.poll(async () => (await leaving.call('EchoService', 'SendEcho', echo(leaving, 'x'))).status, { timeout: 1_000 }).toBe(401)
  })
})

describe('before SOAP', () => {
  test.each([
    ['an unknown service', { path: '/20170526/NoService.svc' }, 404],
    ['another interface version', { path: '/20180101/EchoService.svc' }, 404],
    ['PUT', { method: 'PUT' }, 405],
    ['JSON', { headers: { 'content-type': 'application/json' } }, 415],
    ['SOAP 1.2', { headers: { 'content-type': 'application/soap+xml; charset=utf-8' } }, 415],
    ['another charset', { headers: { 'content-type': 'text/xml; charset=iso-8859-1' } }, 415],
    ['a compressed body', { headers: { 'content-encoding': 'gzip' } }, 415],
  ])('%s', async (_name, options, status) => {
    expect((await client.call('EchoService', 'SendEcho', echo(client, 'x'), options)).status).toBe(status)
  })

  test('a message above the size limit, announced or not, is 413 and not read to its end', async () => {
    const tooLarge = `<x>${'y'.repeat(BYTES_MAX)}</x>`
    expect((await client.call('EchoService', '', tooLarge, { raw: true })).status).toBe(413)
    const call = httpsRequest({ host: '127.0.0.1', port: register.port, path: '/20170526/EchoService.svc', method: 'POST', rejectUnauthorized: false, key: client.pem.key, cert: client.pem.certificate, headers: { 'Content-Type': 'text/xml', 'Transfer-Encoding': 'chunked' } })
    call.on('error', () => {})
    const answered = once(call, 'response') as Promise<[{ statusCode: number }]>
    const chunk = Buffer.alloc(100_000, 120)
    let written = 0
    const pump = setInterval(() => { if (!call.destroyed) { call.write(chunk); written += chunk.length } }, 1)
    const [response] = await answered
    clearInterval(pump)
    call.destroy()
    expect(response.statusCode).toBe(413)
    expect(written).toBeLessThan(50 * BYTES_MAX)
  })

  test('services answer with and without .svc', async () => {
    expect((await client.call('EchoService', 'SendEcho', echo(client, 'x'), { path: '/20170526/EchoService' })).status).toBe(200)
  })
})

describe('SOAP faults', () => {
  test('a schema error names line, column, path and reason, and takes nothing in', async () => {
    const message = aMessage().replace('<FaultyControl>1</FaultyControl>', '\n<FaultyControl>one</FaultyControl>').replace('<Timestamp>', '<Tidstempel>').replace('</Timestamp>', '</Tidstempel>')
    const answer = await client.call('WageReportService', 'SendWageReports', message)
    expect(answer.status).toBe(500)
    const fault = faultOf(answer.text)
    expect(fault.faultcode).toBe('soap:Client')
    expect(fault.paths).toEqual(expect.arrayContaining(['DeliveryData/Tidstempel']))
    expect(await register.db.query('SELECT FROM delivery')).toEqual([])
  })

  test.each([
    ['not XML', 'hello'],
    ['not SOAP', '<a/>'],
    ['an empty body', '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><a>&x;</a></soap:Body></soap:Envelope>'],
    ['a header that must be understood', '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><t xmlns="urn:x" soap:mustUnderstand="1"/></soap:Header><soap:Body><a/></soap:Body></soap:Envelope>'],
    ['half an envelope', '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'],
  ])('%s is the client\'s fault', async (_name, body) => {
    const answer = await client.call('EchoService', '', body, { raw: true })
    expect([answer.status, faultOf(answer.text).faultcode]).toEqual([500, 'soap:Client'])
    expect(answer.text).not.toMatch(/at .*\.ts/)
  })

  test('a message of another service, and a SOAPAction that contradicts it', async () => {
    expect(faultOf((await client.call('EchoService', '', aMessage())).text).faultstring).toContain('none of EchoService')
    expect(faultOf((await client.call('WageReportService', 'SendWageReport', aMessage())).text).faultstring).toContain('SOAPAction')
  })

  test('an unsigned or wrongly signed Echo', async () => {
    const other = await register.client({ businessId: artificialBusinessId(5) })
    const forged = echo(client, 'one').replace('>one<', '>two<')
    expect(faultOf((await client.call('EchoService', 'SendEcho', forged)).text).faultcode).toBe('soap:Client')
    expect((await other.call('EchoService', 'SendEcho', writeMessage('Echo', 'Echo', { data: 'x' }))).status).toBe(500)
  })
})

describe('SOAPAction', () => {
  test.each([['quoted', '"SendEcho"'], ['bare', 'SendEcho'], ['empty', '""']])('%s', async (_name, soapaction) => {
    expect((await client.call('EchoService', '', echo(client, 'x'), { headers: { soapaction } })).status).toBe(200)
  })
  test('missing', async () => {
    expect((await client.call('EchoService', '', echo(client, 'x'))).status).toBe(200)
  })
})

test('Echo returns the data in a newly signed Echo', async () => {
  expect(readAnswer(register, await client.call('EchoService', 'SendEcho', echo(client, 'ääni 1')))).toEqual({ data: 'ääni 1' })
})

describe('operations that are not in use say so, signed and in the message of their kind', () => {
  const party = { type: 1, code: artificialBusinessId(1) }
  const head = { timestamp: '2026-06-12T10:00:00+03:00', deliveryId: 'd-1', productionEnvironment: false, deliveryDataOwner: party, deliveryDataCreator: party, deliveryDataSender: party }
  const messages: Record<string, object> = {
    InvalidationsToIR: { deliveryData: { ...head, deliveryDataType: 108, items: { item: [{ itemId: 's-1' }] } } },
    DataRequestToIR: { timestamp: head.timestamp, queryDataType: 400, productionEnvironment: false, deliveryDataOwner: party, deliveryDataCreator: party, deliveryDataSender: party },
  }
  const notInUse = services.flatMap((service) => service.operations.filter((operation) => messages[operation.input.file]).map((operation) => ({ service, operation, name: operation.name })))

  test.each(notInUse)('$name', async ({ service, operation }) => {
    const message = signWritten(writeMessage(operation.input.file, operation.input.element, messages[operation.input.file]!), client)
    const answer = await client.call(service.name, operation.name, message)
    const value = readAnswer<Record<string, never>>(register, answer) as Record<string, { messageErrors?: unknown; deliveryDataStatus?: number }>
    const { messageErrors } = (value.ackData ?? value.statusResponse ?? value) as { messageErrors: { errorInfo: { errorCode: string; errorDetails: string }[] } }
    expect(messageErrors.errorInfo).toMatchObject([{ errorCode: 'X-NOT-IN-USE', errorDetails: operation.name }])
  })
})

describe('descriptions', () => {
  test.each(services.map(({ name }) => name))('%s?wsdl and every schema it leads to can be fetched', async (service) => {
    const base = `https://127.0.0.1:${register.port}`
    const fetched = new Set<string>()
    const queue = [`/20170526/${service}.svc?wsdl`]
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (fetched.has(address)) continue
      fetched.add(address)
      const answer = await register.anonymous().call('', '', '', { method: 'GET', path: address })
      expect(answer.status, address).toBe(200)
      queue.push(...[...answer.text.matchAll(/schemaLocation="([^"]+)"/g)].map((match) => match[1]!.replace(base, '')))
    }
    expect(fetched.size).toBeGreaterThan(1)
    const wsdl = await register.anonymous().call('', '', '', { method: 'GET', path: `/20170526/${service}.svc?WSDL` })
    expect(wsdl.text).toContain(`location="${base}/20170526/${service}.svc"`)
  })
})

describe('TLS', () => {
  const handshake = (options: object) => new Promise<{ protocol: string | null; cipher: string }>((resolve, reject) => {
    const socket = tlsConnect({ host: '127.0.0.1', port: register.port, rejectUnauthorized: false, ...options }, () => {
      resolve({ protocol: socket.getProtocol(), cipher: socket.getCipher().name })
      socket.destroy()
    })
    socket.on('error', reject)
  })

  test('1.2 and 1.3 with forward secrecy; nothing older and no CBC', async () => {
    expect((await handshake({ minVersion: 'TLSv1.3' })).protocol).toBe('TLSv1.3')
    expect(await handshake({ maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLSv1.2', cipher: expect.stringMatching(/^ECDHE-RSA-(AES|CHACHA20)/) })
    await expect(handshake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).rejects.toThrow()
    await expect(handshake({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA256:AES256-GCM-SHA384' })).rejects.toThrow()
  })
})

test('a personal identity code in a message never reaches the log', async () => {
  const lines: string[] = []
  const { createLog } = await import('#lib/platform/log.ts')
  const { Writable } = await import('node:stream')
  const log = createLog('test', 'trace', new Writable({ write(chunk, _encoding, done) { lines.push(String(chunk)); done() } }))
  const delivery = aWageDelivery().ofPayer(client.businessId).build()
  const { code } = delivery.deliveryData.reports.report[0]!.incomeEarner.incomeEarnerIds!.id[0]!
  log.error({ err: new Error(`duplicate key (${code})`), message: wageReport(client, delivery), [code]: code }, `failed for ${code}`)
  expect(lines.join()).not.toContain(code)
  expect(lines.join()).toContain('personal identity code')
})
