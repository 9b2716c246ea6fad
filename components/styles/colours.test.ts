import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const sheets = globSync('{app,components}/**/*.css', { cwd: root })

test('every colour is a token of base.css, which has it for light and for dark', () => {
  const others = sheets.filter((name) => !name.endsWith('base.css')).flatMap((name) =>
    readFileSync(path.join(root, name), 'utf8').split('\n').flatMap((line, index) => [...line.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:white|black)\b/gi)].map(([found]) => `${name}:${index + 1} ${found}`)))
  expect(others).toEqual([])
})

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}
const base = readFileSync(path.join(root, 'components/styles/base.css'), 'utf8')
const tokens = new Map([...base.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(([, name, light, dark, both]) => [name!, { light: light ?? both!, dark: dark ?? both! }]))

const TEXT = 4.5
const PARTS = 3
const pairs: [foreground: string, background: string, least: number][] = [
  ...['ink', 'muted', 'brand', 'brand-deep', 'action', 'good', 'warn', 'bad'].flatMap((text) => ['ground', 'surface', 'row-hover'].map((on): [string, string, number] => [text, on, TEXT])),
  ...['ink', 'brand', 'brand-deep', 'action', 'muted'].map((text): [string, string, number] => [text, 'brand-soft', TEXT]),
  ...['good', 'warn', 'bad'].flatMap((tone): [string, string, number][] => [[tone, `${tone}-soft`, TEXT], ['ink', `${tone}-soft`, TEXT], ['action', `${tone}-soft`, TEXT]]),
  ...['action', 'brand', 'good', 'bad', 'bad-deep'].map((fill): [string, string, number] => ['on-fill', fill, TEXT]),
  ['on-disabled', 'disabled', TEXT], ['on-strip', 'strip', TEXT], ['on-code', 'code', TEXT], ['code-muted', 'code', TEXT], ['on-code-marked', 'code-marked', TEXT], ['on-code', 'code-marked', TEXT],
  ['line-strong', 'surface', PARTS],
]

test.each(['light', 'dark'] as const)('%s: text has a contrast of 4.5, borders of fields 3', (theme) => {
  const low = pairs.map(([text, on, least]) => ({ pair: `${text} on ${on}`, least, is: contrast(tokens.get(text)![theme], tokens.get(on)![theme]) })).filter(({ least, is }) => is < least)
  expect(low).toEqual([])
})
