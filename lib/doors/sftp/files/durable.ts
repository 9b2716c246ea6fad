import { open, rename } from 'node:fs/promises'
import path from 'node:path'

/** On Linux and macOS a directory can be opened and synchronised; on Windows it cannot, and need not. */
const SYNCHRONISES_DIRECTORIES = process.platform !== 'win32'

/** Names of this directory survive a power failure from here on. */
export async function syncDirectory(directory: string): Promise<void> {
  if (!SYNCHRONISES_DIRECTORIES) return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Renames for good: the new name, and the end of the old one, are on the disk when this returns. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncDirectory(path.dirname(to))
  if (path.dirname(from) !== path.dirname(to)) await syncDirectory(path.dirname(from))
}
