import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { generateAll } from './generate/index.ts'

test('generated files are current: XSD, WSDL and types say what the dictionary says', () => {
  const directory = path.join(import.meta.dirname, 'generated')
  const present = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  const expected = generateAll()
  expect(present.sort()).toEqual([...expected.keys()].sort())
  for (const [name, content] of expected) expect(readFileSync(path.join(directory, name), 'utf8'), name).toBe(content)
})
