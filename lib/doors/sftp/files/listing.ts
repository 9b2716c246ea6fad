import type { Dir } from 'node:fs'
import { lstat, opendir } from 'node:fs/promises'
import path from 'node:path'
import type { FileAttributes } from '../wire/replies.ts'

export type Entry = { name: string; attributes: FileAttributes }

/** An open directory, read piece by piece: however many files it has, one piece is in memory. */
export interface Listing {
  /** Some more entries; none: that was all. */
  next(): Promise<Entry[]>
  close(): Promise<void>
}

const ENTRIES_AT_ONCE = 100

/** Entries that are known already. */
export function fixedListing(entries: readonly Entry[]): Listing {
  let rest = [...entries]
  return {
    async next() {
      const part = rest
      rest = []
      return part
    },
    close: async () => {},
  }
}

/**
 * The regular files of a directory on disk, then `others`, which lie elsewhere and have names of their own.
 * What disappears while it is being listed is left out.
 */
export async function directoryListing(directory: string, others: readonly { name: string; file: string }[] = []): Promise<Listing> {
  const open = await opendir(directory, { bufferSize: ENTRIES_AT_ONCE })
  let isRead = false
  let rest = others
  return {
    async next() {
      for (;;) {
        const files = isRead ? [] : await nextNames(open)
        if (files.length < ENTRIES_AT_ONCE) isRead = true
        const part = files.map((name) => ({ name, file: path.join(directory, name), writable: true }))
        if (isRead) {
          part.push(...rest.slice(0, ENTRIES_AT_ONCE).map((other) => ({ ...other, writable: false })))
          rest = rest.slice(ENTRIES_AT_ONCE)
        }
        if (part.length === 0) return []
        const entries = (await Promise.all(part.map(async ({ name, file, writable }) => {
          const attributes = await fileAttributes(file, writable)
          return attributes ? [{ name, attributes }] : []
        }))).flat()
        if (entries.length > 0) return entries
      }
    },
    close: () => open.close(),
  }
}

async function nextNames(directory: Dir): Promise<string[]> {
  const names: string[] = []
  while (names.length < ENTRIES_AT_ONCE) {
    const entry = await directory.read()
    if (!entry) break
    names.push(entry.name)
  }
  return names
}

/** Of a regular file; anything else, links above all, does not exist for clients. */
export async function fileAttributes(file: string, writable: boolean): Promise<FileAttributes | undefined> {
  const found = await lstat(file).catch(() => undefined)
  return found?.isFile() ? { directory: false, size: found.size, modifiedAt: found.mtime, writable } : undefined
}
