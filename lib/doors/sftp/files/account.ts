/** What the sessions of one account in this process share: who writes which file, what has arrived, how much there is. */
import { lstat, opendir } from 'node:fs/promises'
import path from 'node:path'
import { accountDirectories, ensureAccountDirectories, type AccountDirectories } from './account-directories.ts'
import { readArrivedName } from './arrived-name.ts'
import type { Usage } from './quota.ts'
import { failure } from './refused.ts'
import type { Upload } from './upload.ts'

export class Account {
  readonly name: string
  readonly directories: AccountDirectories
  /** On disk, by the name clients see. */
  readonly #arrived = new Map<string, string>()
  readonly #uploads = new Map<string, Upload>()
  #usage: Promise<Usage> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(name: string, directories: AccountDirectories) {
    this.name = name
    this.directories = directories
  }

  /** One after the other, over all sessions: what looks whether a name is free and then takes it. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work)
    this.#last = result.catch(() => {})
    return result
  }

  /** Bytes and files in IN. Counted once, then kept: a directory of 100,000 files takes a second to count. */
  usage(): Promise<Usage> {
    this.#usage ??= countUsage(this.directories).catch((error: unknown) => {
      this.#usage = undefined
      throw error
    })
    return this.#usage
  }

  uploading(upload: Upload): void { this.#uploads.set(upload.name, upload) }

  uploaded(upload: Upload): void {
    if (this.#uploads.get(upload.name) === upload) this.#uploads.delete(upload.name)
  }

  /**
   * Ends the writing of this name by an older session, or by the same. A client whose connection broke comes back before
   * the server has noticed, and must not be kept from its own file; and what the broken connection had still asked for
   * must not touch what the new one writes.
   * @throws Refused when a newer session is writing it
   */
  async takeOver(name: string, session: number): Promise<void> {
    const upload = this.#uploads.get(name)
    if (!upload) return
    if (upload.session > session) throw failure('Another session is writing this file')
    this.#uploads.delete(name)
    await upload.detach()
  }

  arrived(name: string, fileName: string): void { this.#arrived.set(name, fileName) }

  /** Path on disk of the arrived file of this name that has not been taken in. */
  async arrivedFile(name: string): Promise<string | undefined> {
    const fileName = this.#arrived.get(name)
    if (fileName === undefined) return undefined
    const file = path.join(this.directories.arrived, fileName)
    // Another process may have taken it in.
    if (await lstat(file).then(() => true, () => false)) return file
    this.#arrived.delete(name)
    return undefined
  }

  /** On disk, of all that has arrived and has not been taken in. */
  arrivedFiles(): { name: string; file: string }[] {
    return [...this.#arrived].map(([name, fileName]) => ({ name, file: path.join(this.directories.arrived, fileName) }))
  }

  /** The arrived file has left IN. */
  async left(fileName: string, bytes: number): Promise<void> {
    for (const [name, present] of this.#arrived) if (present === fileName) this.#arrived.delete(name)
    const usage = await this.#usage?.catch(() => undefined)
    if (!usage) return
    usage.bytes -= bytes
    usage.files -= 1
  }

  /** The files have been replaced from outside: what was being written is cut off, and what is there is counted anew. */
  lookAgain(): Promise<void> {
    return this.exclusively(async () => {
      for (const upload of this.#uploads.values()) await upload.detach()
      this.#uploads.clear()
      this.#arrived.clear()
      this.#usage = undefined
      await ensureAccountDirectories(this.directories)
      await this.readArrived()
    })
  }

  async readArrived(): Promise<void> {
    for await (const { name: fileName } of await opendir(this.directories.arrived)) {
      const arrival = readArrivedName(fileName)
      if (arrival) this.#arrived.set(arrival.name, fileName)
    }
  }
}

/** Accounts with sessions in this process. */
export class Accounts {
  readonly #root: string
  readonly #open = new Map<string, { account: Promise<Account>; sessions: number }>()

  /** @param root DATA_DIR/sftp */
  constructor(root: string) { this.#root = root }

  /** For one session, which gives it back by `release`. */
  async acquire(name: string, onCreated: () => void): Promise<Account> {
    const entry = this.#open.get(name) ?? { account: openAccount(this.#root, name, onCreated), sessions: 0 }
    this.#open.set(name, entry)
    entry.sessions += 1
    try {
      return await entry.account
    } catch (error) {
      this.release(name)
      throw error
    }
  }

  release(name: string): void {
    const entry = this.#open.get(name)
    if (!entry) return
    entry.sessions -= 1
    if (entry.sessions === 0) this.#open.delete(name)
  }

  /** The files of all accounts have been replaced (sandbox). */
  async lookAgain(): Promise<void> {
    for (const { account } of this.#open.values()) await (await account).lookAgain()
  }

  /** An arrived file has been taken in and is gone. */
  async left(name: string, fileName: string, bytes: number): Promise<void> {
    await this.#open.get(name)?.account.then((account) => account.left(fileName, bytes), () => {})
  }
}

async function openAccount(root: string, name: string, onCreated: () => void): Promise<Account> {
  const directories = accountDirectories(root, name)
  if (await ensureAccountDirectories(directories)) onCreated()
  const account = new Account(name, directories)
  await account.readArrived()
  return account
}

/** Looked at together: enough to keep the disk busy, few enough for the memory. */
const COUNTED_AT_ONCE = 64

async function countUsage({ unfinished, arrived }: AccountDirectories): Promise<Usage> {
  const usage = { bytes: 0, files: 0 }
  for (const directory of [unfinished, arrived]) {
    let batch: Promise<void>[] = []
    for await (const { name } of await opendir(directory, { bufferSize: COUNTED_AT_ONCE })) {
      batch.push(lstat(path.join(directory, name)).then(({ size }) => {
        usage.bytes += size
        usage.files += 1
      }, () => {}))
      if (batch.length < COUNTED_AT_ONCE) continue
      await Promise.all(batch)
      batch = []
    }
    await Promise.all(batch)
  }
  return usage
}
