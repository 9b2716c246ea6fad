import { readdirSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClientChannel } from 'ssh2'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { echo } from '../testing/messages.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from './testing/sftp-register.ts'
import { openClient, openRawChannel, openSession } from './testing/ssh-session.ts'

const LOGIN_SECONDS = 1
const IDLE_SECONDS = 4
const FILES_MAX = 40
/** Sooner than idleness would end it. */
const AT_ONCE_MS = 3_000

let register: SftpRegister
let account: SftpAccount

beforeAll(async () => {
  register = await startSftpRegister({ SFTP_LOGIN_SECONDS: String(LOGIN_SECONDS), SFTP_CONNECTIONS_MAX: '200', SFTP_CONNECTIONS_PER_ADDRESS_MAX: '40', SFTP_IDLE_SECONDS: String(IDLE_SECONDS), SFTP_IN_FILES_MAX: String(FILES_MAX) })
  account = await register.account({ businessId: artificialBusinessId(500) })
})
afterAll(() => register.close())

type RawConnection = { socket: Socket; ended: Promise<number>; received(): string }

/** A TCP connection that says what it likes. @returns `ended`: milliseconds until the server ended it */
function rawConnection(localAddress = '127.0.0.1'): RawConnection {
  const started = performance.now()
  let received = ''
  const socket = connect({ port: register.sftpPort, host: '127.0.0.1', localAddress })
  socket.on('data', (chunk: Buffer) => { received += chunk.toString('latin1') })
  socket.on('error', () => {})
  return { socket, received: () => received, ended: new Promise((resolve) => socket.once('close', () => resolve(performance.now() - started))) }
}

const serves = async (): Promise<void> => {
  const session = await openSession(account, { localAddress: '127.0.0.9' })
  expect(await session.names('/')).toEqual(['IN', 'OUT'])
  await session.end()
}

describe('before the login', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    ['says one letter of the greeting now and then', (socket: Socket) => {
      const timer = setInterval(() => socket.write('S'), 50)
      socket.once('close', () => { clearInterval(timer) })
    }],
    ['greets and leaves it at that', (socket: Socket) => socket.write('SSH-2.0-slow\r\n')],
    ['sends its key exchange byte by byte', (socket: Socket) => {
      socket.write('SSH-2.0-slow\r\n')
      const timer = setInterval(() => socket.write(Buffer.of(0)), 50)
      socket.once('close', () => clearInterval(timer))
    }],
  ])('a connection that %s is ended in time', async (_, behave) => {
    const { socket, ended } = rawConnection()
    socket.once('connect', () => behave(socket))
    expect(await ended).toBeLessThan(LOGIN_SECONDS * 1_000 + 800)
  })

  test.each([
    ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a line without an end', 'S'.repeat(20_000)],
    ['an old protocol', 'SSH-1.5-old\r\n'],
    ['a packet longer than any', Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.alloc(100, 0xff)])],
    ['a packet before its time', Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), Buffer.of(0, 0, 0, 12, 10, 90, ...Buffer.alloc(10))])],
  ])('%s ends the connection at once, without a word about the inside', async (_, bytes) => {
    const { socket, ended, received } = rawConnection()
    socket.once('connect', () => socket.write(bytes))
    expect(await ended).toBeLessThan(LOGIN_SECONDS * 1_000)
    expect(received()).not.toMatch(/node_modules|Error|at /)
    await serves()
  })

  test('one who never logs in is not shut out by others who do not either', async () => {
    const idle = Array.from({ length: 35 }, () => rawConnection('127.0.0.2'))
    await wait(100)
    await serves()
    for (const { socket } of idle) socket.destroy()
  })
})

test('1,000 connections at once: bounded, and SFTP and web services of others go on', async () => {
  const before = process.memoryUsage().rss
  const crowd = Array.from({ length: 1_000 }, () => rawConnection('127.0.0.3'))
  for (const { socket } of crowd) socket.once('connect', () => socket.write('SSH-2.0-crowd\r\n'))
  const client = await register.client({ businessId: artificialBusinessId(501) })
  const started = performance.now()
  const [{ status }] = await Promise.all([client.call('EchoService', 'SendEcho', echo(client, 'x')), serves()])
  expect(status).toBe(200)
  expect(performance.now() - started).toBeLessThan(5_000)
  await Promise.all(crowd.map(({ ended }) => ended))
  // Forty at a time are spoken to, for a second; the others hear nothing at all.
  expect(crowd.filter(({ received }) => received().startsWith('SSH-2.0-')).length).toBeLessThan(400)
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
}, 30_000)

describe('after the login', () => {
  test('a session without requests is ended, and one with requests is not', async () => {
    const [quiet, busy] = [await openSession(account), await openSession(account)]
    const started = performance.now()
    const asking = setInterval(() => void busy.names('/OUT'), 200)
    await quiet.ended
    expect(performance.now() - started).toBeGreaterThan(IDLE_SECONDS * 1_000 - 500)
    expect(await busy.names('/')).toEqual(['IN', 'OUT'])
    clearInterval(asking)
    await busy.end()
  })

  test.each([
    ['a packet longer than any request', Buffer.of(0x7f, 0xff, 0xff, 0xff)],
    ['an empty packet', Buffer.alloc(4)],
  ])('%s ends the connection', async (_, bytes) => {
    const client = await openClient(account)
    const ended = new Promise<void>((resolve) => client.once('close', () => resolve()))
    const started = performance.now()
    const channel = await openRawChannel(client)
    channel.write(bytes)
    await ended
    expect(performance.now() - started).toBeLessThan(AT_ONCE_MS)
  })

  test('requests that are broken or unknown are answered as such, and the session goes on', async () => {
    const client = await openClient(account)
    const channel = await openRawChannel(client)
    // init, a read without its fields, a request of no protocol, a realpath
    channel.write(packets([1, 0, 0, 0, 3], [5, 0, 0, 0, 7], [99, 0, 0, 0, 8], [16, 0, 0, 0, 9, 0, 0, 0, 1, 0x2e]))
    const replies = await readReplies(channel, 4)
    expect(replies.map((reply) => [reply[0], reply.length > 9 ? reply.readUInt32BE(1) : 3, reply[0] === 101 ? reply.readUInt32BE(5) : undefined])).toEqual([[2, expect.anything(), undefined], [101, 7, 5], [101, 8, 8], [104, 9, undefined]])
    client.end()
  })

  test('any request that is a packet at all gets one answer, with its number', async () => {
    const client = await openClient(account)
    const channel = await openRawChannel(client)
    channel.write(packets([1, 0, 0, 0, 3]))
    await readReplies(channel, 1)
    const types = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 42, 200]
    const texts = ['/IN/x', '/IN/100_x.xml', '/OUT', '/', '', '1', '2', 'limits@openssh.com', 'posix-rename@openssh.com', '../..', '\u0000']
    const strings = fc.oneof(fc.constantFrom(...texts).map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)))
    const fields = fc.array(fc.oneof(strings.map((text) => [...numbers(text.length), ...text]), fc.uint8Array({ maxLength: 12 }).map((bytes) => [...bytes])), { maxLength: 4 })
    const requests = fc.sample(fc.tuple(fc.constantFrom(...types), fields), 1_000)
    channel.write(packets(...requests.map(([type, parts], id) => [type, ...numbers(id), ...parts.flat()])))
    const replies = await readReplies(channel, requests.length)
    expect(replies.map((reply) => reply.readUInt32BE(1))).toEqual(requests.map((_, id) => id))
    client.end()
    await serves()
  })

  /** A channel whose client has asked for more than it takes, so that the server waits for it. */
  const stalledChannel = async () => {
    await openSession(account).then(({ end }) => end())
    writeFileSync(`${account.disk.out}/big.xml`, Buffer.alloc(8_000_000, 'x'))
    const client = await openClient(account)
    client.on('error', () => {})
    const channel = await openRawChannel(client)
    channel.pause()
    channel.write(packets([1, 0, 0, 0, 3], [3, 0, 0, 0, 1, 0, 0, 0, 12, ...Buffer.from('/OUT/big.xml'), 0, 0, 0, 1, 0, 0, 0, 0]))
    return { client, channel }
  }
  const READ = packets([5, 0, 0, 0, 2, 0, 0, 0, 1, 0x31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0xff, 0])

  test('who asks for data again and again and never takes any costs no memory, and others are served', async () => {
    const { client, channel } = await stalledChannel()
    await wait(200)
    const before = process.memoryUsage().rss
    // 50,000 requests of 250 kB each: 12 GB, if they were answered.
    for (let n = 0; n < 50; n++) channel.write(Buffer.concat(Array<Buffer>(1_000).fill(READ)))
    await wait(1_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
    await serves()
    client.end()
  })

  test('who sends on past the window it was given is sent away', async () => {
    const { client, channel } = await stalledChannel()
    const ended = new Promise((resolve) => client.once('close', () => resolve('closed')))
    const started = performance.now()
    const { outgoing } = channel as unknown as { outgoing: { window: number } }
    for (let n = 0; n < 40; n++) {
      outgoing.window = 2 ** 30
      channel.write(Buffer.concat(Array<Buffer>(40_000).fill(READ)))
      await wait(5)
    }
    await ended
    expect(performance.now() - started).toBeLessThan(AT_ONCE_MS)
  })

  test('asking for SFTP twice on one channel, or after closing it, harms nobody', async () => {
    const client = await openClient(account)
    const channel = await openRawChannel(client) as ClientChannel & { outgoing: { id: number } }
    const { _protocol: protocol } = client as unknown as { _protocol: { subsystem(channel: number, name: string, wantReply: boolean): void; channelClose(channel: number): void } }
    for (let n = 0; n < 5; n++) protocol.subsystem(channel.outgoing.id, 'sftp', false)
    channel.write(packets([1, 0, 0, 0, 3]))
    expect((await readReplies(channel, 1))[0]![0]).toBe(2)
    protocol.channelClose(channel.outgoing.id)
    for (let n = 0; n < 5; n++) protocol.subsystem(channel.outgoing.id, 'sftp', false)
    await serves()
    client.end()
  })

  test('an account has so many files in IN and not one more, until some are gone', async () => {
    const session = await openSession(await register.account({ businessId: artificialBusinessId(502) }))
    for (let n = 0; n < FILES_MAX; n++) expect(await session.put(`/IN/${n}.tmp`, '')).toBe('ok')
    expect(await session.put('/IN/more.tmp', '')).toBe('failure')
    expect(await session.put('/IN/0.tmp', 'the same again')).toBe('ok')
    expect(await session.status((sftp, done) => sftp.unlink('/IN/0.tmp', done))).toBe('ok')
    expect(await session.put('/IN/more.tmp', '')).toBe('ok')
    await session.end()
  })

  test('channels of one connection are limited', async () => {
    const client = await openClient(account)
    const opened: ClientChannel[] = []
    for (let n = 0; n < 12; n++) await openRawChannel(client).then((channel) => opened.push(channel), () => {})
    expect(opened).toHaveLength(8)
    client.end()
  })

  test('who exchanges keys without end is sent away', async () => {
    const client = await openClient(account)
    client.on('error', () => {})
    const ended = new Promise((resolve) => client.once('close', () => resolve('closed')))
    const started = performance.now()
    const { _protocol: protocol } = client as unknown as { _protocol: { rekey(): void } }
    client.on('handshake', () => setImmediate(() => protocol.rekey()))
    protocol.rekey()
    await ended
    expect(performance.now() - started).toBeLessThan(AT_ONCE_MS)
  })

  test('a connection cut in the middle of everything leaves no handle open', async () => {
    const openFiles = () => readdirSync('/proc/self/fd').length
    await serves()
    const before = openFiles()
    for (let n = 0; n < 10; n++) {
      const session = await openSession(account)
      for (let file = 0; file < 20; file++) await promisify<string, 'w', Buffer>(session.sftp.open.bind(session.sftp))(`/IN/${file}.tmp`, 'w')
      await promisify<string, Buffer>((name, done) => session.sftp.opendir(name, done))('/IN')
      session.cut()
      await session.ended
    }
    await expect.poll(openFiles, { timeout: 5_000 }).toBeLessThanOrEqual(before + 2)
  })
})

function packets(...payloads: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(payloads.flatMap((payload) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(payload.length)
    return [length, Buffer.from(payload)]
  }))
}

const numbers = (value: number): number[] => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]

/** Waits for so many packets; the channel stays open. */
function readReplies(channel: ClientChannel, count: number): Promise<Buffer[]> {
  let bytes = Buffer.alloc(0)
  const replies: Buffer[] = []
  return new Promise((resolve, reject) => {
    const onEnd = (): void => reject(new Error(`${replies.length} of ${count} replies, then the end`))
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE(0)) {
        replies.push(bytes.subarray(4, 4 + bytes.readUInt32BE(0)))
        bytes = bytes.subarray(4 + bytes.readUInt32BE(0))
      }
      if (replies.length < count) return
      channel.off('data', onData).off('end', onEnd)
      resolve(replies)
    }
    channel.on('data', onData).once('end', onEnd)
  })
}
