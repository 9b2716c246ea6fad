import { expect, test } from 'vitest'
import { checkSequences } from './lexical.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { open, openSoap } from './testing/open.ts'
import { indented, wageDeliveryXml } from './testing/wage-delivery.ts'

const message = wageDeliveryXml(2)
const source = (content: string, around = message) => around.replace('<Source>Palkat 1.0</Source>', () => `<Source>${content}</Source>`)

function check(xml: string) {
  using document = open(xml)
  return checkSequences(document, 'WageReportsToIR')
}

test('an ordinary message passes', () => {
  expect(check(message)).toEqual({ errors: [], toleratedInSignature: false })
})

test.each([
  ['two hyphens', 'a--b'],
  ['the beginning of a comment of other languages', 'a/*b'],
  ['a numeric character reference', 'a&#228;b'],
  ['a hexadecimal character reference', 'a&#xE4;b'],
  ['two hyphens of which one is a reference', '-&#45;'],
  ['a sequence in CDATA', '<![CDATA[a--b]]>'],
  ['a character reference in CDATA', '<![CDATA[&#]]>'],
  ['a sequence cut by a comment', '-<!-- x -->-'],
  ['a sequence cut by a processing instruction', '/<?x?>*'],
  ['a sequence across the border of CDATA', '/<![CDATA[*]]>'],
  ['a sequence beside a comment', '<!-- x -->--'],
])('%s is PR-122 with its place', (_what, content) => {
  const { errors } = check(source(content, indented(message)))
  expect(errors).toMatchObject([{ ruleId: 'PR-122', line: 5, path: 'DeliveryData/Source' }])
})

test.each([
  ['comments', '<!-- a /* &#228; -->b<!----><!-- - -->'],
  ['hyphens apart', '-a- -'],
  ['an escaped ampersand before #', '&amp;#228;'],
  ['a value that would be banned once resolved', '-&amp;-'],
  ['a processing instruction', '<?a -- /* &# ?>b'],
])('%s are accepted', (_what, content) => {
  expect(check(source(content))).toEqual({ errors: [], toleratedInSignature: false })
})

test('attributes and what follows or precedes a tag are not content together', () => {
  const xml = message.replace(' xmlns:ns0', ' xmlns:a--b="urn:a--/*" xmlns:ns0').replace('Palkat 1.0</Source>', '-</Source>').replace('<DeliveryDataType>', '<DeliveryDataType>-')
  expect(check(xml).errors).toEqual([])
  expect(check(source('-<a>-</a><!-- look closely -->')).errors).toEqual([])
  expect(check(source('<a>-</a>-<!-- look closely -->')).errors).toEqual([])
})

test('every place is reported, with positions', () => {
  const { errors } = check(indented(message.replaceAll('Testinen', 'Test--inen').replaceAll('33420', '3/*0')))
  expect(errors.map(({ path }) => path)).toEqual([1, 2].flatMap((n) => [
    `DeliveryData/Reports/Report[${n}]/IncomeEarner/IncomeEarnerBasic/LastName`,
    `DeliveryData/Reports/Report[${n}]/IncomeEarner/Professions/Profession[1]/Code`,
  ]))
  expect(check(wageDeliveryXml(150).replaceAll('Testinen', '--')).errors).toHaveLength(100)
})

const SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>AA&#13;\nAA</ds:SignatureValue></ds:Signature>'

test('inside the Signature the sequences are tolerated, and nowhere else', () => {
  expect(check(message.replace('</ns0:', `${SIGNATURE}</ns0:`))).toEqual({ errors: [], toleratedInSignature: true })
  expect(check(message.replace('</ns0:', `${SIGNATURE}--</ns0:`)).errors).toMatchObject([{ path: '*' }])
  expect(check(message.replace('<Source>', `<Source>${SIGNATURE}`)).errors).toMatchObject([{ path: 'DeliveryData/Source/Signature/SignatureValue' }])
})

test('in an envelope only the message is judged', () => {
  const envelope = (xml: string) => soapEnvelope(xml).toString().replace('<soap:Body>', '<soap:Header><a><Signature>a--b</Signature></a></soap:Header><soap:Body>')
  using good = openSoap(envelope(message.replace('</ns0:', `${SIGNATURE}</ns0:`)))
  expect(checkSequences(good, 'WageReportsToIR')).toEqual({ errors: [], toleratedInSignature: true })
  using bad = openSoap(envelope(source('a--b')))
  expect(checkSequences(bad, 'WageReportsToIR').errors).toMatchObject([{ ruleId: 'PR-122', line: 1, path: 'DeliveryData/Source' }])
})
