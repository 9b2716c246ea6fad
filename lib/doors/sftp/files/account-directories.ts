import { lstat, mkdir } from 'node:fs/promises'
import path from 'node:path'

/**
 * Where the files of one account lie. On disk arrival is a place: a file under a name that ends in `.xml` may still be
 * half written, one in `arrived` never is (docs/decisions/0055).
 */
export type AccountDirectories = {
  /** what clients upload, and what they left unfinished */
  unfinished: string
  /** arrived, not yet taken in; clients still see it in IN */
  arrived: string
  /** OUT */
  out: string
  /** what is being written for OUT */
  drafts: string
}

const ACCOUNT = /^ir\d{10}$/

/** @param root DATA_DIR/sftp */
export function accountDirectories(root: string, account: string): AccountDirectories {
  // The name of a directory: only ever what the database may hold as account.
  if (!ACCOUNT.test(account)) throw new Error(`${JSON.stringify(account)} is not an account`)
  const home = path.join(root, account)
  return { unfinished: path.join(home, 'IN'), arrived: path.join(home, 'ARRIVED'), out: path.join(home, 'OUT'), drafts: path.join(home, 'DRAFTS') }
}

export const isAccount = (name: string): boolean => ACCOUNT.test(name)

/**
 * Makes what is missing, for this user only.
 * @returns true when the account had no directories before
 * @throws when one of them is something else, such as a link to another place
 */
export async function ensureAccountDirectories(directories: AccountDirectories): Promise<boolean> {
  const made = await mkdir(directories.unfinished, { recursive: true, mode: 0o700 })
  for (const directory of Object.values(directories)) {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    if (!(await lstat(directory)).isDirectory()) throw new Error(`${directory} is not a directory`)
  }
  return made !== undefined
}
