import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from './file-excerpt.ts'

const file = (lines: string[], end = '\n') => Buffer.from(lines.join(end))

test('the lines round a place are shown as they stand, numbered as in the file', () => {
  const { lines, total } = excerptOf(file(Array.from({ length: 100 }, (_, index) => `line ${index + 1} å`)), 50)
  expect([total, lines[0], lines.at(-1)]).toMatchObject([100, { number: 38, text: 'line 38 å' }, { number: 62, text: 'line 62 å' }])
})

test('of a line of megabytes the part round the place is shown', () => {
  const { lines } = excerptOf(Buffer.from(`${'a'.repeat(2_000_000)}HERE${'b'.repeat(2_000_000)}`), 1, 2_000_001)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ clippedBefore: true, clippedAfter: true, text: expect.stringContaining('aHEREb') })
  expect(lines[0]!.text.length).toBeLessThan(1000)
})

test('whatever the file and the place, there is an excerpt, and its lines are those of the file', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[\r\n]/g, '')), { minLength: 1, maxLength: 60 }), fc.integer({ min: -5, max: 100 }), fc.constantFrom('\n', '\r\n'), (texts, line, end) => {
    for (const { number, text } of excerptOf(file([...texts, ''], end), line).lines) expect(text).toBe(texts[number - 1])
  }))
})

test('an empty file has one empty line', () => {
  expect(excerptOf(Buffer.alloc(0), 7)).toEqual({ total: 1, lines: [{ number: 1, text: '', clippedBefore: false, clippedAfter: false }] })
})
