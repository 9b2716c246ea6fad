import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHundredths, parseHundredths } from './value-types.ts'

test('an amount keeps its value through parsing and writing, to the last of thirteen digits', () => {
  fc.assert(fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
    expect(parseHundredths(formatHundredths(value))).toBe(value)
  }))
})

test.each([['1', 100], ['+1.5', 150], ['-0.05', -5], ['0.5', 50], ['0001.10', 110], ['9999999999999.99', 999_999_999_999_999]])('%s is %d hundredths', (lexical, value) => {
  expect(parseHundredths(lexical)).toBe(value)
})
