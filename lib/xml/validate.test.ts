import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dictionary, namespaceFiles } from '#schemas/dictionary.ts'
import { aMessage } from './testing/arbitrary-message.ts'
import { open } from './testing/open.ts'
import { indented, wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { writeMessage } from './write-message.ts'

const message = indented(wageDeliveryXml(3))
const errorsOf = (xml: string) => {
  using document = open(xml)
  return validate(document, 'WageReportsToIR')
}
const change = (from: string | RegExp, to: string) => {
  const changed = message.replace(from, () => to)
  expect(changed).not.toBe(message)
  return errorsOf(changed)
}

const SIGNATURE = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="a"/><SignatureMethod Algorithm="a"/><Reference><DigestMethod Algorithm="a"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue></Signature>'

test('an ordinary message is valid, also with comments, processing instructions and a schema location', () => {
  expect(errorsOf(message)).toEqual([])
  expect(change('<Reports>', '<Reports><!-- a --><?b c?>')).toEqual([])
  expect(change(' xmlns:ns0', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tulorekisteri.fi/2017/1/WageReportsToIR http://127.0.0.1:18101/x.xsd" xmlns:ns0')).toEqual([])
})

test('the schema of every namespace compiles', () => {
  for (const file of namespaceFiles) {
    if (!dictionary[file].rootElements || file === 'xmldsig-core-schema') continue
    using document = open('<a/>')
    expect(validate(document, file)).toHaveLength(1)
  }
})

test.each([
  ['a code that is no number', '<Type>2</Type>', '<Type>two</Type>', { line: 54, column: 15, path: 'DeliveryData/Reports/Report[1]/IncomeEarner/IncomeEarnerIds/Id[1]/Type', message: 'The value is wrong: a whole number is expected' }],
  ['an amount with three decimals', '<Amount>2500.00<', '<Amount>2500.001<', { path: 'DeliveryData/Reports/Report[1]/Transactions/Transaction[1]/TransactionBasic/Amount', message: 'The value is wrong: a number of 1 to 13 digits with at most two decimals after a point is expected' }],
  ['a reference that is too long', 'R-2022-05-1<', `${'R'.repeat(41)}<`, { path: 'DeliveryData/Reports/Report[2]/ReportData/ReportId', message: 'The value is wrong: text of 1 to 40 characters is expected' }],
  ['a boolean written as a number', '<ProductionEnvironment>false', '<ProductionEnvironment>0', { path: 'DeliveryData/ProductionEnvironment', message: 'The value is wrong: true or false is expected' }],
  ['a day that does not exist', '2022-05-15', '2022-05-32', { path: 'DeliveryData/PaymentPeriod/PaymentDate', message: 'The value is wrong: a date such as 2022-05-11 is expected' }],
  ['an unknown element', '<ReportId>R-2022-05-2</ReportId>', '<ReportNo>2</ReportNo>', { path: 'DeliveryData/Reports/Report[3]/ReportData/ReportNo', message: 'The element is not expected here; expected: IRReportId, ReportId, ReportVersion' }],
  ['a missing element', /<Source>.*<\/Source>/, '', { path: 'DeliveryData/DeliveryDataType', message: 'The element is not expected here; expected: Source' }],
  ['a missing last element', /<Reports>[^]*<\/Reports>/, '', { path: 'DeliveryData', message: 'Elements are missing; expected: Reports' }],
  ['an element twice', /<Source>.*<\/Source>/, '<Source>a</Source><Source>b</Source>', { path: 'DeliveryData/Source[2]', message: 'The element is not expected here; expected: DeliveryDataType' }],
  ['text between elements', '<Reports>', '<Reports>x', { path: 'DeliveryData/Reports', message: 'The element takes elements only, no text' }],
  ['an attribute', '<Reports>', '<Reports a="b">', { path: 'DeliveryData/Reports', message: 'The element has an attribute that it may not have' }],
  ['an attribute of a value', '<Source>', '<Source a="b">', { path: 'DeliveryData/Source', message: 'The element has an attribute that it may not have' }],
  ['a nil value', '<Source>', '<Source xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">', { path: 'DeliveryData/Source', message: 'The element may not be nil' }],
  ['a type of the sender', '<Source>', '<Source xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xsi:type="xs:int">', { path: 'DeliveryData/Source', message: 'xsi:type names no type that may stand here' }],
  ['a signature too many', '</ns0:', `${SIGNATURE}${SIGNATURE}</ns0:`, { path: 'Signature[2]', message: 'The element is not expected here' }],
  ['something foreign in a signature', '</ns0:', `${SIGNATURE.replace('<SignatureValue>', '<x/><SignatureValue>')}</ns0:`, { path: 'Signature/x', message: 'The element is not expected here; expected: {http://www.w3.org/2000/09/xmldsig#}SignatureValue' }],
  ['a qualified child', '<Source>Palkat 1.0</Source>', '<ns0:Source>Palkat 1.0</ns0:Source>', { path: 'DeliveryData/Source', message: 'The element is not expected here; expected: Source' }],
])('%s is found with line, column and path', (_what, from, to, expected) => {
  expect(change(from, to)).toMatchObject([{ ruleId: 'PR-051', ...expected }])
})

test('a default namespace on the root makes its children qualified, which is invalid (PR-127)', () => {
  expect(errorsOf(message.replace(/ns0:/g, '').replace('xmlns:ns0', 'xmlns').replace(' xmlns=', ' xmlns='))).toMatchObject([{ path: 'DeliveryData' }])
  expect(change(' xmlns:ns0', ' xmlns="http://www.tulorekisteri.fi/2017/1/WageReportsToIR" xmlns:ns0')).toMatchObject([{ path: 'DeliveryData' }])
})

test('a root of another namespace, another name, or a bare Signature is refused', () => {
  for (const xml of ['<WageReportsRequestToIR/>', '<DeliveryData xmlns="http://www.tulorekisteri.fi/2017/1/WageReportsToIR"/>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>']) {
    expect(errorsOf(xml)).toEqual([{ ruleId: 'PR-051', line: 1, column: 1, path: '*', message: 'The root element is not one of the namespace http://www.tulorekisteri.fi/2017/1/WageReportsToIR' }])
  }
})

test('the first hundred errors are reported, each once, in document order', () => {
  const errors = errorsOf(indented(wageDeliveryXml(400)).replaceAll('<Type>2</Type>', '<Type>two</Type>'))
  expect(errors).toHaveLength(100)
  expect(new Set(errors.map(({ path }) => path)).size).toBe(100)
  const lines = errors.map(({ line }) => line)
  expect(lines).toEqual([...lines].sort((a, b) => a - b))
})

test('a line beyond 65,535 is given exactly', () => {
  const long = indented(wageDeliveryXml(1000)).replace('R-2022-05-999<', 'R 2022 05 999 is far longer than any reference may be<')
  const line = long.split('\n').findIndex((text) => text.includes('far longer')) + 1
  expect(line).toBeGreaterThan(65_535)
  expect(errorsOf(long)).toMatchObject([{ line, column: 11, path: 'DeliveryData/Reports/Report[1000]/ReportData/ReportId' }])
})

test('columns count characters, not bytes', () => {
  const [before, after] = wageDeliveryXml(1).replace('Palkat 1.0', 'Pälkät 😀').split('<DeliveryDataType>100') as [string, string]
  expect(errorsOf(`${before}<DeliveryDataType>x${after}`)).toMatchObject([{ line: 1, column: [...before].length + 1 }])
})

test('a banned sequence is an error like any other, in its place among them (PR-122)', () => {
  const spoilt = message.replace('Maija', 'Maija--').replace('<DeliveryDataType>100', '<DeliveryDataType>x').replace('R-2022-05-1<', `${'R'.repeat(41)}<`)
  expect(errorsOf(spoilt)).toMatchObject([
    { ruleId: 'PR-051', path: 'DeliveryData/DeliveryDataType' },
    { ruleId: 'PR-122', path: 'DeliveryData/ContactPersons/ContactPerson[1]/Name' },
    { ruleId: 'PR-051', path: 'DeliveryData/Reports/Report[2]/ReportData/ReportId' },
  ])
})

test('no text of the document comes back in an error', () => {
  const secret = '010150-901S'
  const spoilt = message.replace(/>([^<>\n]+)</g, `>${secret} ${'x'.repeat(900)}<`).replace('<Reports>', `<Reports a="${secret}">${secret}`)
  const errors = errorsOf(spoilt)
  expect(errors.length).toBeGreaterThan(50)
  expect(JSON.stringify(errors)).not.toContain(secret)
})

const xmllint = spawnSync('xmllint', ['--version']).status === 0
let directory: string
beforeAll(() => { directory = mkdtempSync(path.join(os.tmpdir(), 'validate-')) })
afterAll(() => rmSync(directory, { recursive: true }))

test.skipIf(!xmllint)('after random changes our verdict is that of xmllint', () => {
  const schemas = new URL('../../schemas/generated/xsd/', import.meta.url)
  const cases = [['WageReportsToIR', 'WageReportRequestToIR'], ['InvalidationsToIR', 'InvalidationsRequestToIR'], ['SubscriptionsToIR', 'SubscriptionsRequestToIR'], ['BenefitReportsToIR', 'BenefitReportsRequestToIR'], ['PayerSummaryReportsToIR', 'PayerSummaryReportRequestToIR']] as const
  const texts = fc.constantFrom('', ' ', '1', '-1', 'true', 'x', '2022-05-11', '2022-05-11Z', '1.00', '0'.repeat(32), 'y'.repeat(41), '99999999999', '+5')
  const verdicts: boolean[] = []
  for (const [file, root] of cases) {
    const changed = fc.sample(fc.tuple(aMessage(file, root), fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), how: fc.constantFrom('text', 'drop', 'double', 'rename', 'attribute', 'nothing'), text: texts }), { maxLength: 2 })), 60)
      .map(([value, changes]) => changes.reduce((xml, { at, how, text }) => mutate(xml, at, how, text), writeMessage(file, root, value)))
    const files = changed.map((xml, n) => {
      const name = path.join(directory, `${file}-${n}.xml`)
      writeFileSync(name, xml)
      return name
    })
    const output = spawnSync('xmllint', ['--noout', '--schema', new URL(`${file}.xsd`, schemas).pathname, ...files], { encoding: 'utf8' }).stderr
    const theirs = files.map((name) => output.includes(`${name} validates`))
    const ours = changed.map((xml) => {
      using document = open(xml)
      return validate(document, file).length === 0
    })
    expect(changed.filter((_, n) => ours[n] !== theirs[n])).toEqual([])
    verdicts.push(...ours)
  }
  expect(new Set(verdicts).size, 'some valid, some not').toBe(2)
})

/** One change at a leaf somewhere in the message that leaves it well-formed. */
function mutate(xml: string, at: number, how: string, text: string): string {
  const leaves = [...xml.matchAll(/<(\w+)>[^<]*<\/\1>/g)]
  const leaf = leaves[Math.min(leaves.length - 1, Math.floor(at * leaves.length))]
  if (!leaf) return xml
  const [whole, name] = leaf as unknown as [string, string]
  const replacement = {
    text: `<${name}>${text}</${name}>`, drop: '', double: whole + whole, rename: `<X${name}>${text}</X${name}>`,
    attribute: whole.replace(name, `${name} a="b"`), nothing: whole,
  }[how]!
  return xml.slice(0, leaf.index) + replacement + xml.slice(leaf.index + whole.length)
}
