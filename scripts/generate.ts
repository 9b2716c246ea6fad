/** Writes schemas/generated from the dictionary, and docs/rules.md from the rules. `--check` only says whether they are current (exit 1 if not). */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { generateAll } from '#schemas/generate/index.ts'
import { rulesDocument } from './generate/rules-document.ts'

const root = path.join(import.meta.dirname, '..')
const GENERATED = 'schemas/generated'

const files = new Map<string, string>([...[...generateAll()].map(([name, content]) => [`${GENERATED}/${name}`, content] as const), ['docs/rules.md', rulesDocument()] as const])
const present = existsSync(path.join(root, GENERATED))
  ? readdirSync(path.join(root, GENERATED), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  : []
const isCurrent = (name: string, content: string) => existsSync(path.join(root, name)) && readFileSync(path.join(root, name), 'utf8') === content
const stale = [...present.filter((name) => !files.has(name)), ...[...files].filter(([name, content]) => !isCurrent(name, content)).map(([name]) => name)]
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Not current: ${stale.join(', ')}. Run: node scripts/generate.ts`)
    process.exit(1)
  }
} else {
  rmSync(path.join(root, GENERATED), { recursive: true, force: true })
  for (const [name, content] of files) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), content)
  }
  console.log(`${files.size} files, ${stale.length} changed`)
}
