import type { AccountFiles } from './files/account-files.ts'
import { Download } from './files/download.ts'
import type { Listing } from './files/listing.ts'
import { failure, permissionDenied } from './files/refused.ts'
import { Upload } from './files/upload.ts'

type Opened = Upload | Download | Listing

/** Of one channel. OpenSSH and every graphical client keep to a few. */
export const HANDLES_MAX = 64

/** What a client has open, by the handle it was given. */
export class Handles {
  readonly #files: AccountFiles
  readonly #opened = new Map<string, Opened>()
  #next = 1

  constructor(files: AccountFiles) { this.#files = files }

  /** @throws Refused when too much is open: close something first */
  async add(open: () => Promise<Opened>): Promise<string> {
    if (this.#opened.size >= HANDLES_MAX) throw failure('Too many open files')
    const handle = String(this.#next++)
    this.#opened.set(handle, await open())
    return handle
  }

  upload(handle: string): Upload {
    const opened = this.#find(handle)
    if (!(opened instanceof Upload)) throw permissionDenied('Not open for writing')
    return opened
  }

  /** A file that is open, for whatever. */
  file(handle: string): Upload | Download {
    const opened = this.#find(handle)
    if (!(opened instanceof Upload) && !(opened instanceof Download)) throw failure('Not a file')
    return opened
  }

  download(handle: string): Download {
    const opened = this.#find(handle)
    if (!(opened instanceof Download)) throw permissionDenied('Not open for reading only')
    return opened
  }

  listing(handle: string): Listing {
    const opened = this.#find(handle)
    if (opened instanceof Upload || opened instanceof Download) throw failure('Not a directory')
    return opened
  }

  async close(handle: string): Promise<void> {
    const opened = this.#find(handle)
    this.#opened.delete(handle)
    if (opened instanceof Upload) await this.#files.close(opened)
    else await opened.close()
  }

  /** The channel has ended with these open. */
  async abandonAll(): Promise<void> {
    const left = [...this.#opened.values()]
    this.#opened.clear()
    const abandoned = await Promise.allSettled(left.map((opened) =>
      opened instanceof Upload || opened instanceof Download ? this.#files.abandon(opened) : opened.close()))
    const failed = abandoned.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }

  #find(handle: string): Opened {
    const opened = this.#opened.get(handle)
    if (!opened) throw failure('No such handle')
    return opened
  }
}
