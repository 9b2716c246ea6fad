import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

/** `npx ir` finds commands in node_modules/.bin; a project's own is not put there by npm. */
export function linkCommand(root: string): void {
  const link = path.join(root, 'node_modules/.bin/ir')
  if (process.platform === 'win32' || existsSync(link)) return
  mkdirSync(path.dirname(link), { recursive: true })
  symlinkSync('../../scripts/ir.mjs', link)
}
