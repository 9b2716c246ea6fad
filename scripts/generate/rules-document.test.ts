import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { unjudgedOfMessages, unjudgedOfProcessing } from '#schemas/rules/unjudged.ts'
import { rulesDocument } from './rules-document.ts'

const root = path.join(import.meta.dirname, '../..')
const document = rulesDocument()
const lines = document.split('\n').filter((line) => /^\| (WR|SR|BR|IV|PR)-/.test(line))
const cells = (line: string) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim())

test('docs/rules.md says what the rules say', () => {
  expect(readFileSync(path.join(root, 'docs/rules.md'), 'utf8')).toBe(document)
})

test('has every rule of the interface once', () => {
  const ids = lines.map((line) => cells(line)[0]!)
  expect(new Set(ids).size).toBe(ids.length)
  const count = (prefix: string) => ids.filter((id) => id.startsWith(prefix)).length
  expect([count('WR'), count('SR'), count('BR'), count('IV'), count('PR')]).toEqual([386, 91, 86, 24, 101])
})

test('every rule is judged in a file, kept in one, or says why not', () => {
  for (const line of lines) {
    const [id, , , what, , , status] = cells(line)
    expect(what, id).not.toBe('')
    expect(status, id).toMatch(/^(checked: .*\[.+\]\(\.\.\/.+\)|kept in \[.+\]\(\.\.\/.+\)|not checked: .+)$/)
  }
})

test('every file it leads to exists', () => {
  const links = new Set([...document.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file]) => file!))
  expect(links.size).toBeGreaterThan(50)
  expect([...links].filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})

test('a rule of wages is shown violated beside its rule', () => {
  const [, , , , , , status, shown] = cells(lines.find((line) => line.includes('| WR-235 |'))!)
  expect(status).toContain('wr-235-income-type-in-force.ts')
  expect(shown).toMatch(/schemas\/rules\/(testing|wage)\//)
})

test('no rule has two reasons', () => {
  const ids = [...unjudgedOfMessages, ...unjudgedOfProcessing].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
