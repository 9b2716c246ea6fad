/** What one session may do with the files of its account (D-56, D-60, D-64). Every method throws `Refused` for what it does not do. */
import { constants } from 'node:fs'
import { lstat, open, rename, unlink, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '#lib/platform/clock.ts'
import { OPEN } from '../wire/protocol.ts'
import type { FileAttributes } from '../wire/replies.ts'
import type { Account } from './account.ts'
import { fileNameOf, newArrival, type ArrivalName } from './arrived-name.ts'
import { Download } from './download.ts'
import { renameDurably } from './durable.ts'
import { directoryListing, fileAttributes, fixedListing, type Listing } from './listing.ts'
import type { Quota, Usage } from './quota.ts'
import { failure, noSuchFile, permissionDenied } from './refused.ts'
import { Upload } from './upload.ts'
import type { Place } from './virtual-path.ts'

export type AccountFilesOptions = {
  account: Account
  quota: Quota
  clock: Clock
  /** Of the session: it stands behind what arrives. */
  certificateId: number
  /** Called when the arrival is on the disk, before the client is told. */
  onArrival(arrival: ArrivalName & { bytes: number }): void
}

/** Only `*.xml` arrives; every other name is the client's own business (D-60). */
const isFinalName = (name: string): boolean => name.endsWith('.xml')

/** A link on the disk is not followed; Windows has no such flag. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0

/** Of this process; a later one has a higher number. */
let sessions = 0

export class AccountFiles {
  readonly #session = ++sessions
  readonly #options: AccountFilesOptions
  readonly #account: Account

  constructor(options: AccountFilesOptions) {
    this.#options = options
    this.#account = options.account
  }

  async open(place: Place, flags: number): Promise<Upload | Download> {
    if (place.kind === 'root' || place.kind === 'directory') throw failure('Is a directory')
    const writes = (flags & (OPEN.write | OPEN.append | OPEN.create | OPEN.truncate)) !== 0
    if (place.kind === 'beside') throw writes ? permissionDenied() : noSuchFile()
    if (place.kind === 'nowhere') throw noSuchFile()
    if (!writes) return new Download(await openFile(await this.#existingFile(place), constants.O_RDONLY))
    if (place.directory === 'OUT') throw permissionDenied('OUT is written by the register')
    return this.#account.exclusively(() => this.#openForWriting(place.name, flags))
  }

  /** Writing ends; under a final name this is the arrival (D-60), durable when it returns. */
  async close(upload: Upload): Promise<void> {
    try {
      if (upload.isDetached && !upload.arrivesOnClose) return
      await this.#stamp(upload)
      if (!upload.arrivesOnClose) return
      await upload.sync()
      await this.#account.exclusively(async () => {
        if (upload.isDetached) throw failure('Another request has taken the file over')
        await this.#arrive(this.#unfinished(upload.name), upload.name)
      })
    } finally {
      this.#account.uploaded(upload)
      await upload.handle.close()
    }
  }

  /** The session is over: what is open stays unfinished (a broken connection is no arrival). */
  async abandon(file: Upload | Download): Promise<void> {
    if (file instanceof Download) return file.close()
    try {
      await file.detach()
      await this.#stamp(file)
    } finally {
      this.#account.uploaded(file)
      await file.handle.close()
    }
  }

  async attributes(place: Place): Promise<FileAttributes> {
    switch (place.kind) {
      case 'root': case 'directory': return this.#directoryAttributes()
      case 'file': {
        if (place.directory === 'OUT') return this.#fileAttributes(place, true)
        // Not in the middle of a renaming: a client that comes back after a broken connection asks here whether it was done.
        return this.#account.exclusively(async () => this.#fileAttributes(place, await this.#isUnfinished(place.name)))
      }
      case 'beside': case 'nowhere': throw noSuchFile()
      default: return place satisfies never
    }
  }

  async attributesOf(file: Upload | Download): Promise<FileAttributes> {
    const { size, mtime } = await file.handle.stat()
    return { directory: false, size, modifiedAt: mtime, writable: file instanceof Upload }
  }

  async list(place: Place): Promise<Listing> {
    if (place.kind === 'root') {
      const attributes = this.#directoryAttributes()
      return fixedListing([{ name: 'IN', attributes }, { name: 'OUT', attributes }])
    }
    if (place.kind !== 'directory') throw noSuchFile()
    const { unfinished, out } = this.#account.directories
    return place.directory === 'IN' ? directoryListing(unfinished, this.#account.arrivedFiles()) : directoryListing(out)
  }

  /** Times and permissions mean nothing here and are accepted for the client's peace of mind. */
  async setAttributes(place: Place): Promise<void> {
    // Clients set the times of what they have just sent, and it may have been taken in meanwhile.
    if (place.kind === 'file' && place.directory === 'IN' && isFinalName(place.name)) return
    await this.attributes(place)
  }

  async remove(place: Place): Promise<void> {
    if (place.kind === 'nowhere') throw noSuchFile()
    if (place.kind !== 'file') throw permissionDenied()
    if (place.directory === 'OUT') return unlink(await this.#existingFile(place))
    await this.#account.exclusively(async () => {
      await this.#refuseArrived(place.name)
      await this.#account.takeOver(place.name, this.#session)
      const file = await this.#existingFile(place)
      const usage = await this.#account.usage()
      const { size } = await lstat(file)
      await unlink(file)
      usage.bytes -= size
      usage.files -= 1
    })
  }

  /** To a final name: arrival, durable when it returns (D-60). */
  async rename(from: Place, to: Place): Promise<void> {
    if (from.kind === 'nowhere' || to.kind === 'nowhere') throw noSuchFile()
    if (from.kind !== 'file' || to.kind !== 'file' || from.directory !== 'IN' || to.directory !== 'IN') throw permissionDenied()
    await this.#account.exclusively(async () => {
      await this.#refuseArrived(from.name)
      await this.#account.takeOver(from.name, this.#session)
      const source = this.#unfinished(from.name)
      if (!await isFile(source)) throw noSuchFile()
      if (await this.#account.arrivedFile(to.name)) throw failure('A file of this name has arrived and is being taken in')
      if (from.name !== to.name && await exists(this.#unfinished(to.name))) throw failure('The file exists')
      if (!isFinalName(to.name)) return rename(source, this.#unfinished(to.name))
      const handle = await openFile(source, constants.O_RDWR)
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
      await this.#arrive(source, to.name)
    })
  }

  async volume(): Promise<{ bytesMax: number; bytesUsed: number; filesMax: number; filesUsed: number }> {
    const { bytes, files } = await this.#account.usage()
    const { bytesMax, filesMax } = this.#options.quota
    return { bytesMax, bytesUsed: bytes, filesMax, filesUsed: files }
  }

  async #openForWriting(name: string, flags: number): Promise<Upload> {
    await this.#account.takeOver(name, this.#session)
    await this.#refuseArrived(name)
    const file = this.#unfinished(name)
    const usage = await this.#account.usage()
    const present = await lstat(file).catch(() => undefined)
    if (present && !present.isFile()) throw permissionDenied()
    if (!present && (flags & OPEN.create) === 0) throw noSuchFile()
    if (present && (flags & OPEN.create) !== 0 && (flags & OPEN.exclusive) !== 0) throw failure('The file exists')
    if (!present && usage.files >= this.#options.quota.filesMax) throw failure('The quota of the account is used up')

    const truncates = (flags & OPEN.truncate) !== 0
    const handle = await openFile(file, systemFlags(flags) | (present ? 0 : constants.O_CREAT | constants.O_EXCL))
    countOpened(usage, present?.size, truncates)
    const upload = new Upload({
      name, handle, usage, session: this.#session, quota: this.#options.quota, arrivesOnClose: isFinalName(name),
      size: truncates ? 0 : present?.size ?? 0, appends: (flags & OPEN.append) !== 0,
    })
    this.#account.uploading(upload)
    return upload
  }

  /** The one moment that makes an arrival. Held: the lock of the account. */
  async #arrive(source: string, name: string): Promise<void> {
    if (await this.#account.arrivedFile(name)) throw failure('A file of this name has arrived and is being taken in')
    const { clock, certificateId, onArrival } = this.#options
    const { size: bytes } = await lstat(source)
    const arrival = newArrival({ name, arrivedAt: clock.now(), certificateId })
    const fileName = fileNameOf(arrival)
    await renameDurably(source, path.join(this.#account.directories.arrived, fileName))
    this.#account.arrived(name, fileName)
    onArrival({ ...arrival, bytes })
  }

  /** Its age counts from here, by the register's clock (D-64). */
  async #stamp(upload: Upload): Promise<void> {
    const now = this.#options.clock.now()
    await upload.handle.utimes(now, now)
  }

  async #fileAttributes(place: Place & { kind: 'file' }, writable: boolean): Promise<FileAttributes> {
    return await fileAttributes(await this.#existingFile(place), writable) ?? refuse(noSuchFile())
  }

  #unfinished(name: string): string { return path.join(this.#account.directories.unfinished, name) }

  #isUnfinished(name: string): Promise<boolean> { return isFile(this.#unfinished(name)) }

  async #existingFile({ directory, name }: Place & { kind: 'file' }): Promise<string> {
    const file = directory === 'OUT' ? path.join(this.#account.directories.out, name) : this.#unfinished(name)
    if (await isFile(file)) return file
    return (directory === 'IN' ? await this.#account.arrivedFile(name) : undefined) ?? refuse(noSuchFile())
  }

  async #refuseArrived(name: string): Promise<void> {
    if (await this.#account.arrivedFile(name)) throw permissionDenied('The file has arrived and can no longer be changed')
  }

  #directoryAttributes(): FileAttributes {
    return { directory: true, size: 0, modifiedAt: this.#options.clock.now(), writable: true }
  }
}

const isFile = (file: string): Promise<boolean> => lstat(file).then((found) => found.isFile(), () => false)
const exists = (file: string): Promise<boolean> => lstat(file).then(() => true, () => false)

const openFile = (file: string, flags: number): Promise<FileHandle> => open(file, flags | NO_FOLLOW, 0o600)

function systemFlags(flags: number): number {
  const access = (flags & OPEN.read) !== 0 ? constants.O_RDWR : constants.O_WRONLY
  return access | ((flags & OPEN.truncate) !== 0 ? constants.O_TRUNC : 0) | ((flags & OPEN.append) !== 0 ? constants.O_APPEND : 0)
}

function countOpened(usage: Usage, size: number | undefined, truncates: boolean): void {
  if (size === undefined) usage.files += 1
  else if (truncates) usage.bytes -= size
}

function refuse(error: Error): never { throw error }
