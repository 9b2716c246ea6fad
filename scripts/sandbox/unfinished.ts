/**
 * Two databases and their files do not change in one step. What is about to be committed is noted on the disk, and done
 * again from its beginning by the next start when it was not finished: nobody finds half of it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Undertaking = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), all: z.boolean() }),
  z.object({ kind: z.literal('load'), name: z.string() }),
])
export type Undertaking = z.infer<typeof Undertaking>

const fileOf = (dataDirectory: string) => path.join(dataDirectory, 'sandbox', 'unfinished.json')

/** Before the first of several commits. */
export function note(dataDirectory: string, undertaking: Undertaking): void {
  const file = fileOf(dataDirectory)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.draft`, JSON.stringify(undertaking), { flush: true })
  renameSync(`${file}.draft`, file)
}

/** After the last of them. */
export const noteDone = (dataDirectory: string): void => rmSync(fileOf(dataDirectory), { force: true })

export function unfinished(dataDirectory: string): Undertaking | undefined {
  const file = fileOf(dataDirectory)
  return existsSync(file) ? Undertaking.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
