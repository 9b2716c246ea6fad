/** Writes schemas/generated from the dictionary. `--check` only says whether it is current (exit 1 if not). */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { generateAll } from '#schemas/generate/index.ts'

const directory = path.join(import.meta.dirname, '../schemas/generated')

const files = generateAll()
const present = existsSync(directory)
  ? readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  : []
const stale = [
  ...present.filter((name) => !files.has(name)),
  ...[...files].filter(([name, content]) => !present.includes(name) || readFileSync(path.join(directory, name), 'utf8') !== content).map(([name]) => name),
]
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`schemas/generated is not current: ${stale.join(', ')}. Run: node scripts/generate.ts`)
    process.exit(1)
  }
} else {
  rmSync(directory, { recursive: true, force: true })
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true })
    writeFileSync(path.join(directory, name), content)
  }
  console.log(`${files.size} files, ${stale.length} changed`)
}
