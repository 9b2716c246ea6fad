import { open } from 'node:fs/promises'

/** A new file that survives a power cut once this resolves: what the person is told was sent must be there. @throws when it exists */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
