import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedbackFileName, readFileName } from './file-names.ts'

const REFERENCE = '0123456789abcdef0123456789abcdef'

test.each([
  ['100_1.xml', { deliveryDataType: 100, fileId: '1' }],
  ['112_a_b-C.xml', { deliveryDataType: 112, fileId: 'a_b-C' }],
  [`105_${'x'.repeat(40)}.xml`, { deliveryDataType: 105, fileId: 'x'.repeat(40) }],
])('%s follows the rules (D-61)', (name, read) => {
  expect(readFileName(name)).toEqual(read)
})

test.each(['104_1.xml', '113_1.xml', '099_1.xml', '100_.xml', '100-1.xml', '100_å.xml', '100_a b.xml', `100_${'x'.repeat(41)}.xml`, '100_1.XML', '100_1.xml.xml', ' 100_1.xml', '100_1.xml\n'])('%j does not (PR-135)', (name) => {
  expect(readFileName(name)).toBeUndefined()
})

test('feedback repeats the two parts of the name sent, and the reference (D-62)', () => {
  expect(feedbackFileName('100_a_b.xml', REFERENCE)).toBe(`100_a_b_${REFERENCE}.xml`)
  expect(feedbackFileName('palkat (1).xml', REFERENCE)).toBe(`palkat--1-_${REFERENCE}.xml`)
  expect(feedbackFileName('.xml', REFERENCE)).toBe(`-_${REFERENCE}.xml`)
})

test('whatever was sent, the name of its feedback is one that the database and every file system take', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    expect(feedbackFileName(`${name}.xml`, REFERENCE)).toMatch(/^[0-9A-Za-z_-]{1,200}\.xml$/)
  }))
})
