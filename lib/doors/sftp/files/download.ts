import type { FileHandle } from 'node:fs/promises'
import { DATA_BYTES_MAX } from '../wire/protocol.ts'

/** A file that a client has open for reading. */
export class Download {
  readonly handle: FileHandle
  constructor(handle: FileHandle) { this.handle = handle }

  /** At most what fits a packet; empty: the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    if (!Number.isSafeInteger(offset)) return Buffer.alloc(0)
    const buffer = Buffer.allocUnsafe(Math.min(length, DATA_BYTES_MAX))
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, offset)
    return buffer.subarray(0, bytesRead)
  }

  close(): Promise<void> { return this.handle.close() }
}
