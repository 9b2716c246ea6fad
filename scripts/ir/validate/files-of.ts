import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Files as they are named; of a folder every `*.xml` in it and below it, by name. @throws when there is no such file or folder */
export const filesOf = (operands: readonly string[]): string[] => operands.flatMap((operand) => (isFolder(operand) ? filesIn(operand) : [operand]))

/** What is not there is told when it is read. */
const isFolder = (operand: string): boolean => statSync(operand, { throwIfNoEntry: false })?.isDirectory() ?? false

/** Links to other folders are not followed: they may lead back. */
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory() && /\.xml$/i.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name)).sort()
