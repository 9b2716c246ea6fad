/** What the server answers, as packets with their length field. */
import { ATTRIBUTE, DATA_BYTES_MAX, EXTENSIONS, PACKET, PACKET_BYTES_MAX, STATUS, type Status } from './protocol.ts'

/** What is told about a file or directory. */
export type FileAttributes = { directory: boolean; size: number; writable: boolean; modifiedAt: Date }

const VERSION = 3

export const versionReply = (): Buffer =>
  packet([byte(PACKET.version), uint32(VERSION), ...Object.entries(EXTENSIONS).flatMap(([name, version]) => [string(name), string(version)])])

export const statusReply = (id: number, status: Status, message: string = messages[status]): Buffer =>
  packet([byte(PACKET.status), uint32(id), uint32(status), string(message), string('en')])

export const handleReply = (id: number, handle: string): Buffer => packet([byte(PACKET.handle), uint32(id), string(Buffer.from(handle, 'latin1'))])

export const dataReply = (id: number, data: Buffer): Buffer => packet([byte(PACKET.data), uint32(id), string(data)])

export const attributesReply = (id: number, attributes: FileAttributes): Buffer => packet([byte(PACKET.attrs), uint32(id), attributeFields(attributes)])

export const namesReply = (id: number, entries: readonly { name: string; attributes?: FileAttributes }[]): Buffer =>
  packet([
    byte(PACKET.name), uint32(id), uint32(entries.length),
    ...entries.flatMap(({ name, attributes }) => [string(name), string(attributes ? listLine(name, attributes) : name), attributes ? attributeFields(attributes) : uint32(0)]),
  ])

/** limits@openssh.com: longest packet, read and write, number of handles. Lets OpenSSH send eight times as much at once. */
export const limitsReply = (id: number, { handlesMax }: { handlesMax: number }): Buffer =>
  packet([byte(PACKET.extendedReply), uint32(id), uint64(PACKET_BYTES_MAX), uint64(DATA_BYTES_MAX), uint64(DATA_BYTES_MAX), uint64(handlesMax)])

const BLOCK_BYTES = 4096
/** Set-user-id is ignored (ST_NOSUID). */
const VOLUME_FLAGS = 0x02
const NAME_BYTES_MAX = 255

/** statvfs@openssh.com: the account's quota as if it were a disk. */
export function volumeReply(id: number, quota: { bytesMax: number; bytesUsed: number; filesMax: number; filesUsed: number }): Buffer {
  const blocks = Math.floor(quota.bytesMax / BLOCK_BYTES)
  const blocksFree = Math.max(0, Math.floor((quota.bytesMax - quota.bytesUsed) / BLOCK_BYTES))
  const filesFree = Math.max(0, quota.filesMax - quota.filesUsed)
  const fields = [BLOCK_BYTES, BLOCK_BYTES, blocks, blocksFree, blocksFree, quota.filesMax, filesFree, filesFree, 0, VOLUME_FLAGS, NAME_BYTES_MAX]
  return packet([byte(PACKET.extendedReply), uint32(id), ...fields.map(uint64)])
}

const messages: Record<Status, string> = {
  [STATUS.ok]: 'Success',
  [STATUS.endOfFile]: 'End of file',
  [STATUS.noSuchFile]: 'No such file',
  [STATUS.permissionDenied]: 'Permission denied',
  [STATUS.failure]: 'Failure',
  [STATUS.badMessage]: 'Bad message',
  [STATUS.unsupported]: 'Operation not supported',
}

const DIRECTORY_MODE = 0o040700
const FILE_MODE = 0o100600
const READ_ONLY_FILE_MODE = 0o100400

const modeOf = ({ directory, writable }: FileAttributes): number => (directory ? DIRECTORY_MODE : writable ? FILE_MODE : READ_ONLY_FILE_MODE)

function attributeFields(attributes: FileAttributes): Buffer {
  const seconds = Math.floor(attributes.modifiedAt.getTime() / 1000)
  return Buffer.concat([
    uint32(ATTRIBUTE.size | ATTRIBUTE.owner | ATTRIBUTE.permissions | ATTRIBUTE.times),
    uint64(attributes.size), uint32(0), uint32(0), uint32(modeOf(attributes)), uint32(seconds), uint32(seconds),
  ])
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The line of `ls -l`, which some clients show and some even read. */
function listLine(name: string, attributes: FileAttributes): string {
  const { directory, writable, size, modifiedAt } = attributes
  const mode = directory ? 'drwx------' : writable ? '-rw-------' : '-r--------'
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${MONTHS[modifiedAt.getUTCMonth()]} ${two(modifiedAt.getUTCDate())} ${two(modifiedAt.getUTCHours())}:${two(modifiedAt.getUTCMinutes())}`
  return `${mode}    1 account  account  ${String(size).padStart(10)} ${date} ${name}`
}

function packet(fields: readonly Buffer[]): Buffer {
  return Buffer.concat([uint32(fields.reduce((sum, field) => sum + field.length, 0)), ...fields])
}

const byte = (value: number): Buffer => Buffer.of(value)

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

function string(value: string | Buffer): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  return Buffer.concat([uint32(bytes.length), bytes])
}
