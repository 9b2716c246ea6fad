/** What one caller can cost the HTTPS doors, and that the others do not notice. */
import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { INTERFACE_VERSION } from '#schemas/services.ts'
import { echo } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

const HEADER_SECONDS = 1
const MESSAGE_SECONDS = 2
/** The server looks twice within the header time, and every five seconds at least. */
const SLACK_MS = 1_500
const ECHO_PATH = `/${INTERFACE_VERSION}/EchoService.svc`
const PKI_PATH = '/2017/10/CertificateServices'

let register: TestRegister
let client: TestClient
const doors: [name: string, port: () => number, path: string][] = [['web services', () => register.port, ECHO_PATH], ['certificate service', () => register.ports.pki!, PKI_PATH]]

beforeAll(async () => {
  register = await startTestRegister({ HTTPS_HEADER_SECONDS: String(HEADER_SECONDS), HTTPS_MESSAGE_SECONDS: String(MESSAGE_SECONDS), HTTPS_CONNECTIONS_PER_ADDRESS_MAX: '300' })
  client = await register.client({ businessId: artificialBusinessId(1) })
})
afterAll(() => register?.close())

const serves = async (): Promise<void> => {
  expect((await client.call('EchoService', 'SendEcho', echo(client, 'x'))).status).toBe(200)
}

/** Milliseconds from the connection to its end, whatever the other side does. */
const lifeOf = async (socket: Socket): Promise<number> => {
  const started = performance.now()
  socket.on('error', () => {}).resume()
  if (!socket.destroyed) await once(socket, 'close')
  return performance.now() - started
}

/** Writes one byte now and then for as long as anybody listens. */
function drip(socket: Socket, text: string): void {
  let at = 0
  const timer = setInterval(() => { if (socket.writable) socket.write(text[at++ % text.length]!) }, 50)
  socket.once('close', () => clearInterval(timer))
}

const tls = (port: number, identity?: TestClient) => connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...(identity && { key: identity.pem.key, cert: identity.pem.certificate }) })

describe.each(doors)('%s: who is slow is ended in time, and the others are served', (_name, port, path) => {
  test('says nothing at all', async () => {
    const life = lifeOf(connectTcp({ port: port(), host: '127.0.0.1' }))
    await serves()
    expect(await life).toBeLessThan(HEADER_SECONDS * 1000 + SLACK_MS)
  })

  test('begins a handshake and leaves it at that', async () => {
    const socket = connectTcp({ port: port(), host: '127.0.0.1' })
    socket.once('connect', () => drip(socket, '\x16\x03\x01\x02\x00\x01'))
    expect(await lifeOf(socket)).toBeLessThan(HEADER_SECONDS * 1000 + SLACK_MS)
  })

  test('shakes hands and says nothing', async () => {
    expect(await lifeOf(tls(port()))).toBeLessThan(2 * HEADER_SECONDS * 1000 + SLACK_MS)
  })

  test('sends its header byte by byte', async () => {
    const socket = tls(port())
    socket.once('secureConnect', () => drip(socket, `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${'x'.repeat(10_000)}`))
    expect(await lifeOf(socket)).toBeLessThan(2 * HEADER_SECONDS * 1000 + SLACK_MS)
  })
})

test('a message that comes byte by byte is ended when its time is over, and costs no more than it has sent', async () => {
  const socket = tls(register.port, client)
  socket.once('secureConnect', () => {
    socket.write(`POST ${ECHO_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n`)
    drip(socket, '<')
  })
  const life = lifeOf(socket)
  await serves()
  expect(await life).toBeLessThan((HEADER_SECONDS + MESSAGE_SECONDS) * 1000 + SLACK_MS)
})

test.each(doors)('%s: 1,000 connections at once are bounded, and others are served meanwhile', async (_name, port) => {
  const before = process.memoryUsage().rss
  // Another address than the others', as far as a limit is concerned.
  const crowd = Array.from({ length: 1_000 }, () => connectTcp({ port: port(), host: '127.0.0.1', localAddress: '127.0.0.3' }))
  const lives = crowd.map(lifeOf)
  const started = performance.now()
  await serves()
  expect(performance.now() - started).toBeLessThan(5_000)
  await Promise.all(lives)
  // Beyond the limit nothing was heard: no handshake was begun for them.
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  await serves()
}, 30_000)

test('an address has so many connections and no more, and gets them back', async () => {
  const shakesHands = async (): Promise<boolean> => {
    const socket = connectTls({ socket: connectTcp({ port: register.port, host: '127.0.0.1', localAddress: '127.0.0.4' }), rejectUnauthorized: false })
    const admitted = await Promise.race([once(socket, 'secureConnect').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false)
    socket.destroy()
    return admitted
  }
  const crowd = await Promise.all(Array.from({ length: 300 }, async () => {
    const socket = connectTcp({ port: register.port, host: '127.0.0.1', localAddress: '127.0.0.4' })
    socket.on('error', () => {})
    await once(socket, 'connect')
    return socket
  }))
  expect(await shakesHands()).toBe(false)
  for (const socket of crowd) socket.destroy()
  await expect.poll(shakesHands, { timeout: 5_000 }).toBe(true)
})
