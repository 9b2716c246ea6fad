import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CSV_START, csvRow } from './csv.ts'

/** RFC 4180 read back, to the letter. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false]
  for (let i = 0; i < text.length; i++) {
    const at = text[i]!
    if (quoted) {
      if (at !== '"') cell += at
      else if (text[i + 1] === '"') cell += text[++i]!
      else quoted = false
    } else if (at === '"' && cell === '') quoted = true
    else if (at === ',') [row, cell] = [[...row, cell], '']
    else if (at === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], '']
      i++
    } else cell += at
  }
  return rows
}

test('what is written is read again, whatever stands in it', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (values) => {
    expect(parse(csvRow(values))).toEqual([values.map((value) => (parse(csvRow([value, 'x']))[0]![0]!))])
    for (const [index, value] of values.entries()) expect([value, `'${value}`]).toContain(parse(csvRow(values))[0]![index])
  }))
})

test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1', '  =1', '＝1', '=HYPERLINK("http://x","y")'])('%j is text and no formula', (value) => {
  expect(parse(csvRow([value, '']))[0]![0]).toBe(`'${value}`)
})

test.each(['-12.50', '+3', '-7', '2026-06-15', '040-1', 'a=b', ''])('%j stays as it is', (value) => {
  expect(parse(csvRow([value, '']))[0]![0]).toBe(value)
})

test('the mark that says UTF-8', () => {
  expect([...Buffer.from(CSV_START)]).toEqual([0xef, 0xbb, 0xbf])
})
