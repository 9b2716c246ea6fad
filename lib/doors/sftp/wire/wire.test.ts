import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PacketSplitter, ProtocolViolation } from './packet-splitter.ts'
import { PACKET, PACKET_BYTES_MAX, STATUS } from './protocol.ts'
import { statusReply } from './replies.ts'
import { readRequest } from './requests.ts'

const packet = (payload: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(payload.length)
  return Buffer.concat([length, payload])
}

test('packets come out whole and in order, however the stream is cut', () => {
  const payloads = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 20 })
  fc.assert(fc.property(payloads, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (sent, cuts) => {
    const stream = Buffer.concat(sent.map(packet))
    const splitter = new PacketSplitter()
    const received: Buffer[] = []
    for (let at = 0, piece = 0; at < stream.length; piece++) {
      const end = at + cuts[piece % cuts.length]!
      received.push(...splitter.push(stream.subarray(at, end)))
      at = end
    }
    expect(received.map((one) => [...one])).toEqual(sent.map((one) => [...one]))
  }))
})

test('a packet that claims to be empty or longer than any request ends the stream before its bytes are waited for', () => {
  for (const length of [0, PACKET_BYTES_MAX + 1, 0xffffffff]) {
    const header = Buffer.alloc(4)
    header.writeUInt32BE(length)
    expect(() => new PacketSplitter().push(header)).toThrow(ProtocolViolation)
  }
})

test('no bytes make the reader of requests throw', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
    expect(readRequest(Buffer.from(bytes))).toHaveProperty('type')
  }), { numRuns: 2_000 })
})

test('a request that ends before its fields is malformed, and keeps its number', () => {
  const whole = Buffer.concat([Buffer.of(PACKET.read), uint32(7), uint32(1), Buffer.from('1'), Buffer.alloc(8), uint32(100)])
  expect(readRequest(whole)).toEqual({ type: 'read', id: 7, handle: '1', offset: 0, length: 100 })
  for (let length = 5; length < whole.length; length++) expect(readRequest(whole.subarray(0, length))).toEqual({ type: 'malformed', id: 7 })
})

test('a string whose length reaches beyond its packet is malformed', () => {
  expect(readRequest(Buffer.concat([Buffer.of(PACKET.opendir), uint32(1), uint32(0xffffffff), Buffer.from('/IN')]))).toEqual({ type: 'malformed', id: 1 })
})

test('a status carries its number, code and text', () => {
  const reply = statusReply(9, STATUS.permissionDenied, 'no')
  expect(reply.readUInt32BE(0)).toBe(reply.length - 4)
  expect([reply[4], reply.readUInt32BE(5), reply.readUInt32BE(9), reply.subarray(17, 19).toString()]).toEqual([PACKET.status, 9, STATUS.permissionDenied, 'no'])
})

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
