import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOfPaths } from './path-lines.ts'
import { indented, wageDeliveryXml } from './testing/wage-delivery.ts'

const message = indented(wageDeliveryXml(3))
const lineOf = (path: string, xml = message) => linesOfPaths(Buffer.from(xml), [path]).get(path)
const textOn = (line: number | undefined) => message.split('\n')[line! - 1]!.trim()

test.each([
  ['*', '<ns0:WageReportsRequestToIR'],
  ['DeliveryData', '<DeliveryData>'],
  ['DeliveryData/Source', '<Source>Palkat 1.0</Source>'],
  ['DeliveryData/Reports/Report[3]/ReportData/ReportId', '<ReportId>R-2022-05-2</ReportId>'],
  ['DeliveryData/Reports/Report[2]/Transactions/Transaction[2]/TransactionBasic/Amount', '<Amount>123.45</Amount>'],
])('the line of %s', (path, text) => {
  expect(textOn(lineOf(path))).toContain(text)
})

test('an element without a position is the first of its name', () => {
  expect(lineOf('DeliveryData/Reports/Report/ReportData')).toBe(lineOf('DeliveryData/Reports/Report[1]/ReportData[1]'))
})

test('what is missing is shown where it is missing', () => {
  expect(lineOf('DeliveryData/Reports/Report[2]/Absence/PaidAbsence')).toBe(lineOf('DeliveryData/Reports/Report[2]'))
  expect(lineOf('DeliveryData/Reports/Report[4]/ReportData')).toBe(lineOf('DeliveryData/Reports'))
  expect(lineOf('Nothing')).toBe(lineOf('*'))
})

test('several paths are found in one go, in any order and more than once', () => {
  const paths = ['DeliveryData/Reports/Report[3]', 'DeliveryData', 'DeliveryData/Reports/Report[1]', 'DeliveryData']
  expect([...linesOfPaths(Buffer.from(message), paths)].map(([path]) => path)).toEqual(['DeliveryData/Reports/Report[3]', 'DeliveryData', 'DeliveryData/Reports/Report[1]'])
})

test('comments, CDATA, processing instructions, quoted > and prefixes do not mislead it', () => {
  const xml = `<?xml version="1.0"?>\n<!-- <a> -->\n<p:r xmlns:p="urn:p" q='>"'>\n<![CDATA[<a>\n]]><?x <a>\n?><a x="/>"><d/></a><b-a/><p:a\n/><ba/>\n<a>\n<c/></a></p:r>`
  expect([...linesOfPaths(Buffer.from(xml), ['*', 'a', 'a/d', 'a[2]', 'a[3]/c', 'b-a', 'ba'])]).toEqual([['*', 3], ['a', 6], ['a/d', 6], ['a[2]', 6], ['a[3]/c', 9], ['b-a', 6], ['ba', 7]])
})

test('any bytes and paths come to an end without an error', () => {
  const piece = fc.constantFrom('<', '>', '/', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '"', "'", '=', ' ', 'a', '<a>', '</a>', '<!', '\n', 'ä')
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), fc.array(fc.oneof(fc.constantFrom('a', 'a/a', 'a[2]'), fc.string({ maxLength: 8 })), { maxLength: 4 }), (pieces, paths) => {
    for (const [path, line] of linesOfPaths(Buffer.from(pieces.join('')), paths)) {
      expect(paths).toContain(path)
      expect(line).toBeGreaterThan(0)
    }
  }), { numRuns: 2000 })
})
