/**
 * What ssh2 keeps to itself and the door needs; all of it is here, so that an upgrade has one place to look at
 * (docs/decisions/0056). `sftp-logins.test.ts` fails when it no longer fits.
 */
import type { Socket } from 'node:net'
import type { Connection } from 'ssh2'

type Internals = {
  _sock: Socket
  _protocol: {
    _onHandshakeComplete(...negotiated: unknown[]): void
    _kex: { remoteExtInfoEnabled: boolean }
    _packetRW: { write: { allocStart: number; alloc(bytes: number): Buffer; finalize(packet: Buffer): Buffer } }
    _cipher: { encrypt(packet: Buffer): void }
  }
}

const internalsOf = (connection: Connection): Internals => connection as unknown as Internals

export const socketOf = (connection: Connection): Socket => internalsOf(connection)._sock

const EXT_INFO = 7

/**
 * Tells the client which signatures are accepted from it (server-sig-algs, RFC 8308). ssh2 by itself names SHA-1, DSA and
 * elliptic curves, and for want of a comma not rsa-sha2-512, so a client that speaks nothing else could not log in.
 * To be called before the handshake is complete.
 */
export function announceSignatureAlgorithms(connection: Connection, names: readonly string[]): void {
  const { _protocol: protocol } = internalsOf(connection)
  const complete = protocol._onHandshakeComplete
  let isFirst = true
  protocol._onHandshakeComplete = (...negotiated) => {
    const isWanted = isFirst && protocol._kex.remoteExtInfoEnabled
    isFirst = false
    protocol._kex.remoteExtInfoEnabled = false
    if (isWanted) {
      const payload = extensionInfo(names)
      const { _packetRW: { write }, _cipher: cipher } = protocol
      const packet = write.alloc(payload.length)
      packet.set(payload, write.allocStart)
      cipher.encrypt(write.finalize(packet))
    }
    complete(...negotiated)
  }
}

const extensionInfo = (names: readonly string[]): Buffer => Buffer.concat([Buffer.of(EXT_INFO), uint32(1), string('server-sig-algs'), string(names.join(','))])

function string(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  return Buffer.concat([uint32(bytes.length), bytes])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
