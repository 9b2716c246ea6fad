/** What clients ask, as values: parsed once, so that nothing behind this reads bytes. */
import { ATTRIBUTE, PACKET } from './protocol.ts'

/** `undefined` stands for a name that is not UTF-8: no file here has one. */
type Path = string | undefined

export type Attributes = { size?: number }

export type Request =
  | { type: 'init' }
  | { type: 'open'; id: number; path: Path; flags: number }
  | { type: 'close' | 'fstat' | 'readdir' | 'fsync'; id: number; handle: string }
  | { type: 'read'; id: number; handle: string; offset: number; length: number }
  | { type: 'write'; id: number; handle: string; offset: number; data: Buffer }
  | { type: 'stat' | 'opendir' | 'remove' | 'mkdir' | 'rmdir' | 'realpath' | 'statvfs'; id: number; path: Path }
  | { type: 'setstat'; id: number; path: Path; attributes: Attributes }
  | { type: 'fsetstat'; id: number; handle: string; attributes: Attributes }
  | { type: 'rename'; id: number; from: Path; to: Path }
  | { type: 'limits'; id: number }
  /** known to the protocol or an extension, not offered here */
  | { type: 'unsupported'; id: number }
  /** fields that do not fill the packet as they should; `id` where one could be read */
  | { type: 'malformed'; id?: number }

/** @param packet without its length field */
export function readRequest(packet: Buffer): Request {
  const fields = new Fields(packet)
  const type = fields.byte()
  if (type === PACKET.init) return { type: 'init' }
  let id: number | undefined
  try {
    id = fields.uint32()
    return readFields(type, id, fields)
  } catch (error) {
    if (error instanceof RangeError) return { type: 'malformed', id }
    throw error
  }
}

function readFields(type: number, id: number, fields: Fields): Request {
  switch (type) {
    case PACKET.open: return { type: 'open', id, path: fields.path(), flags: fields.uint32() }
    case PACKET.close: return { type: 'close', id, handle: fields.handle() }
    case PACKET.read: return { type: 'read', id, handle: fields.handle(), offset: fields.uint64(), length: fields.uint32() }
    case PACKET.write: return { type: 'write', id, handle: fields.handle(), offset: fields.uint64(), data: fields.string() }
    // No links here: what a name stands for and the name itself are the same.
    case PACKET.stat: case PACKET.lstat: return { type: 'stat', id, path: fields.path() }
    case PACKET.fstat: return { type: 'fstat', id, handle: fields.handle() }
    case PACKET.setstat: return { type: 'setstat', id, path: fields.path(), attributes: fields.attributes() }
    case PACKET.fsetstat: return { type: 'fsetstat', id, handle: fields.handle(), attributes: fields.attributes() }
    case PACKET.opendir: return { type: 'opendir', id, path: fields.path() }
    case PACKET.readdir: return { type: 'readdir', id, handle: fields.handle() }
    case PACKET.remove: return { type: 'remove', id, path: fields.path() }
    case PACKET.mkdir: return { type: 'mkdir', id, path: fields.path() }
    case PACKET.rmdir: return { type: 'rmdir', id, path: fields.path() }
    case PACKET.realpath: return { type: 'realpath', id, path: fields.path() }
    case PACKET.rename: return { type: 'rename', id, from: fields.path(), to: fields.path() }
    case PACKET.extended: return readExtended(id, fields)
    default: return { type: 'unsupported', id }
  }
}

function readExtended(id: number, fields: Fields): Request {
  switch (fields.path()) {
    case 'posix-rename@openssh.com': return { type: 'rename', id, from: fields.path(), to: fields.path() }
    case 'statvfs@openssh.com': return { type: 'statvfs', id, path: fields.path() }
    case 'fsync@openssh.com': return { type: 'fsync', id, handle: fields.handle() }
    case 'lsetstat@openssh.com': return { type: 'setstat', id, path: fields.path(), attributes: fields.attributes() }
    case 'limits@openssh.com': return { type: 'limits', id }
    default: return { type: 'unsupported', id }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads fields in order. @throws RangeError where the packet ends before its field */
class Fields {
  readonly #packet: Buffer
  #at = 0
  constructor(packet: Buffer) { this.#packet = packet }

  byte(): number { return this.#packet.readUInt8(this.#advance(1)) }
  uint32(): number { return this.#packet.readUInt32BE(this.#advance(4)) }

  /** Offsets beyond 2^53 come out inexact, and far beyond any limit. */
  uint64(): number { return Number(this.#packet.readBigUInt64BE(this.#advance(8))) }

  string(): Buffer {
    const length = this.uint32()
    const start = this.#advance(length)
    if (this.#at > this.#packet.length) throw new RangeError('a string beyond its packet')
    return this.#packet.subarray(start, this.#at)
  }

  handle(): string { return this.string().toString('latin1') }

  path(): Path {
    const bytes = this.string()
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  }

  /** Only the size is looked at: everything else a client may set means nothing here. */
  attributes(): Attributes {
    const flags = this.uint32()
    return (flags & ATTRIBUTE.size) === 0 ? {} : { size: this.uint64() }
  }

  #advance(bytes: number): number {
    const start = this.#at
    this.#at += bytes
    return start
  }
}
