/** Files that belong to the state: what clients have at the SFTP door, and what people have uploaded. */
import { constants } from 'node:fs'
import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'

const STATE_DIRECTORIES = ['sftp', 'uploads'] as const

/** The directories themselves stay: running processes work in them. */
export async function removeStateFiles(dataDirectory: string): Promise<void> {
  for (const name of STATE_DIRECTORIES) await removeFilesBelow(path.join(dataDirectory, name))
}

async function removeFilesBelow(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
    const inside = path.join(directory, entry.name)
    if (entry.isDirectory()) await removeFilesBelow(inside)
    else await rm(inside, { force: true })
  }
}

export async function copyStateFiles(from: string, to: string): Promise<void> {
  for (const name of STATE_DIRECTORIES) {
    const [source, target] = [path.join(from, name), path.join(to, name)]
    await mkdir(source, { recursive: true, mode: 0o700 })
    await mkdir(target, { recursive: true, mode: 0o700 })
    // Without reading them where the file system can; times tell how old a file is (D-64).
    await cp(source, target, { recursive: true, preserveTimestamps: true, mode: constants.COPYFILE_FICLONE })
  }
}
