import type { FileHandle } from 'node:fs/promises'
import type { Quota, Usage } from './quota.ts'
import { failure } from './refused.ts'

/** A file in IN that a client has open for writing. */
export class Upload {
  readonly name: string
  /** Closing it is its arrival: it was opened under its final name (D-60). */
  readonly arrivesOnClose: boolean
  /** Of which session; later sessions have higher numbers. */
  readonly session: number
  readonly #handle: FileHandle
  readonly #usage: Usage
  readonly #quota: Quota
  readonly #appends: boolean
  #size: number
  #isDetached = false
  #running: Promise<unknown> = Promise.resolve()

  constructor(options: { name: string; session: number; arrivesOnClose: boolean; handle: FileHandle; size: number; appends: boolean; usage: Usage; quota: Quota }) {
    this.name = options.name
    this.session = options.session
    this.arrivesOnClose = options.arrivesOnClose
    this.#handle = options.handle
    this.#size = options.size
    this.#appends = options.appends
    this.#usage = options.usage
    this.#quota = options.quota
  }

  get handle(): FileHandle { return this.#handle }
  get isDetached(): boolean { return this.#isDetached }

  /**
   * Writes pieces that follow each other.
   * @throws Refused beyond the account's quota, or when another session has taken the file over
   */
  write(offset: number, pieces: readonly Buffer[]): Promise<void> {
    return this.#run(async () => {
      if (this.#isDetached) throw failure('Another request has taken the file over')
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
      if (length === 0) return
      const end = this.#appends ? this.#size + length : offset + length
      // The end counts, not what is written: a hole in a file is paid for like its bytes.
      const growth = Math.max(0, end - this.#size)
      if (!Number.isSafeInteger(end) || this.#usage.bytes + growth > this.#quota.bytesMax) throw failure('The quota of the account is used up')
      this.#usage.bytes += growth
      this.#size += growth
      try {
        await writeAll(this.#handle, pieces, offset)
      } catch (error) {
        this.#usage.bytes -= growth
        this.#size -= growth
        throw error
      }
    })
  }

  sync(): Promise<void> { return this.#run(() => this.#handle.sync()) }

  /** No more writing; returns when what was under way is on the disk or has failed. */
  async detach(): Promise<void> {
    this.#isDetached = true
    await this.#running
  }

  #run<T>(work: () => Promise<T>): Promise<T> {
    const result = work()
    this.#running = result.catch(() => {})
    return result
  }
}

/** The system may write less than it was given. */
async function writeAll(handle: FileHandle, pieces: readonly Buffer[], offset: number): Promise<void> {
  let rest = pieces
  let position = offset
  while (rest.length > 0) {
    const { bytesWritten } = rest.length === 1 ? await handle.write(rest[0]!, 0, rest[0]!.length, position) : await handle.writev(rest, position)
    position += bytesWritten
    rest = after(rest, bytesWritten)
  }
}

function after(pieces: readonly Buffer[], written: number): Buffer[] {
  let left = written
  const rest: Buffer[] = []
  for (const piece of pieces) {
    if (left >= piece.length) left -= piece.length
    else {
      rest.push(piece.subarray(left))
      left = 0
    }
  }
  return rest
}
