import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { columns, columnNamed, csvTemplate } from './columns.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { xlsxTemplate } from './template.ts'

const text = (value: string) => new TextEncoder().encode(value)

test.each(['fi', 'sv', 'en'] as const)('both templates are read back, and every heading is known (%s)', async (language) => {
  for (const bytes of [await xlsxTemplate(language), text(csvTemplate(language))]) {
    const read = await readSpreadsheet(bytes)
    expect(read.ok && read.rows[0]!.map(columnNamed)).toEqual(columns.map(({ key }) => key))
  }
})

test('days and figures of Excel stand in the list as a person writes them', async () => {
  const file = await writeXlsxFile([[{ value: new Date('2026-11-24T00:00:00Z'), type: Date, format: 'd.m.yyyy' }, { value: 2500.5, type: Number }, { value: 201, type: Number }, { value: '010190-901A', type: String }, { value: true, type: Boolean }]]).toBuffer()
  expect(await readSpreadsheet(new Uint8Array(file))).toEqual({ ok: true, rows: [['24.11.2026', '2500,50', '201', '010190-901A', 'x']] })
})

test.each([
  ['semicolons', 'a;b\r\n1,5;"x;y"\r\n'], ['tabs', 'a\tb\n1,5\tx;y\n'], ['a byte order mark', '\ufeffa;b\n1,5;"x;y"\n'],
])('text with %s', async (_what, content) => {
  expect(await readSpreadsheet(text(content))).toEqual({ ok: true, rows: [['a', 'b'], ['1,5', 'x;y']] })
})

test('what is no spreadsheet, too long or too large is told', async () => {
  expect(await readSpreadsheet(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toEqual({ ok: false, why: 'not-a-spreadsheet' })
  expect(await readSpreadsheet(Uint8Array.of(0, 1, 2, 3))).toEqual({ ok: false, why: 'not-a-spreadsheet' })
  expect(await readSpreadsheet(zipSync({ 'a.txt': text('x') }))).toEqual({ ok: false, why: 'not-a-spreadsheet' })
  expect(await readSpreadsheet(text('a;b\n'.repeat(400)))).toEqual({ ok: false, why: 'too-many-rows' })
  expect(await readSpreadsheet(new Uint8Array(900_001))).toEqual({ ok: false, why: 'too-large' })
})

test('a file of a few kilobytes that unpacks to tens of megabytes is refused before it is unpacked', async () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }, { level: 9 })
  expect(bomb.byteLength).toBeLessThan(900_000)
  const before = process.memoryUsage().arrayBuffers
  expect(await readSpreadsheet(bomb)).toEqual({ ok: false, why: 'too-large' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000)
})
