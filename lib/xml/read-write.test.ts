import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dictionary, namespaceFiles } from '#schemas/dictionary.ts'
import { canonicalise } from './canonicalise.ts'
import { readMessage } from './read-message.ts'
import { aMessage } from './testing/arbitrary-message.ts'
import { open } from './testing/open.ts'
import { wageDelivery, wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { writeMessage } from './write-message.ts'

const roots = namespaceFiles.flatMap((file) => (file === 'xmldsig-core-schema' ? [] : (dictionary[file].rootElements ?? []).map(({ name }) => [file, name] as const)))

test('there is something to test', () => {
  expect(roots.length).toBeGreaterThan(30)
})

test.each(roots)('%s %s: what is written reads back equal, is valid, and is its own canonical form', (file, root) => {
  fc.assert(fc.property(aMessage(file, root), (value) => {
    const xml = writeMessage(file, root, value)
    using document = open(xml)
    // Some messages require the signature that only signing adds.
    expect(validate(document, file).filter(({ message }) => !message.includes('xmldsig#}Signature'))).toEqual([])
    expect(readMessage(document, file)).toEqual({ value, errors: [] })
    expect(canonicalise(document, { exclusive: true, withComments: false }).toString()).toBe(xml)
  }), { numRuns: 30 })
})

const wage = (from: string | RegExp, to: string) => wageDeliveryXml(2).replace(from, to)

function read(xml: string) {
  using document = open(xml)
  expect(validate(document, 'WageReportsToIR')).toEqual([])
  return readMessage<ReturnType<typeof wageDelivery>>(document, 'WageReportsToIR')
}

test.each([
  ['an empty value', wage('<Source>Palkat 1.0</Source>', '\n<Source> </Source>'), 'DeliveryData/Source'],
  ['a value of non-breaking spaces', wage('<Source>Palkat 1.0</Source>', '\n<Source>\u00a0\u2003</Source>'), 'DeliveryData/Source'],
  ['a value of which only a comment is there', wage('<LastName>Testinen</LastName>', '\n<LastName> <!-- x --></LastName>'), 'DeliveryData/Reports/Report[1]/IncomeEarner/IncomeEarnerBasic/LastName'],
  ['an empty group', wage('</Transactions></Report><Report>', '</Transactions>\n<Absence/></Report><Report>'), 'DeliveryData/Reports/Report[1]/Absence'],
  ['a group of white space and comments', wage('</Transactions></Report></Reports>', '</Transactions>\n<Absence>  <!-- none --></Absence></Report></Reports>'), 'DeliveryData/Reports/Report[2]/Absence'],
])('%s is PR-124 with its place', (_what, xml, path) => {
  expect(read(xml).errors).toMatchObject([{ ruleId: 'PR-124', path, line: 2, column: 1 }])
})

test.each([
  ['a date with Z', wage('2022-05-15', '2022-05-15Z'), 'DeliveryData/PaymentPeriod/PaymentDate'],
  ['a date with an offset', wage('2022-05-15', '2022-05-15+03:00'), 'DeliveryData/PaymentPeriod/PaymentDate'],
  ['a date of the year 12022', wage('2022-05-15', '12022-05-15'), 'DeliveryData/PaymentPeriod/PaymentDate'],
  ['a moment without a zone', wage('08:00:00+03:00', '08:00:00'), 'DeliveryData/Timestamp'],
  ['a moment of the year 12022', wage('2022-05-11T', '12022-05-11T'), 'DeliveryData/Timestamp'],
])('%s is PR-125 with its place', (_what, xml, path) => {
  expect(read(xml).errors).toMatchObject([{ ruleId: 'PR-125', path, line: 1 }])
})

test.each(['2022-05-11T08:00:00Z', '2022-05-11T08:00:00.123-02:30', '2022-05-11T24:00:00+03:00 '])('the moment %j is accepted', (moment) => {
  const { value, errors } = read(wage('2022-05-11T08:00:00+03:00', moment))
  expect(errors).toEqual([])
  expect(value.deliveryData.timestamp).toBe(moment.trim())
})

test('base64 is read without white space, and refused when it is none', () => {
  const request = (certificateRequest: string) => writeMessage('CertificateServices', 'SignNewCertificateRequest', { environment: 'TEST', customerId: '1234567-1', transferId: '1', transferPassword: '2', certificateRequest: 'AAAA' }).replace('AAAA', certificateRequest)
  for (const [written, errors] of [[' QUJD\nREVG ', 0], ['QUI=', 0], ['QUJD*', 1], ['QUJ', 1], ['Q=JD', 1], ['-----BEGIN', 1]] as const) {
    using document = open(request(written))
    const invalid = validate(document, 'CertificateServices')
    const read = readMessage<{ certificateRequest: string }>(document, 'CertificateServices')
    if (errors === 1) expect([...invalid, ...read.errors][0], written).toMatchObject({ ruleId: 'PR-051', path: 'CertificateRequest', line: 1 })
    else expect([invalid, read], written).toEqual([[], { value: expect.objectContaining({ certificateRequest: written.replace(/\s/g, '') }) as unknown, errors: [] }])
  }
})

test('no more than a hundred errors are reported', () => {
  expect(read(wageDeliveryXml(150).replaceAll('Testinen', ' ')).errors).toHaveLength(100)
})

test('numbers are read whichever way the schema lets them be written', () => {
  for (const [written, cents] of [['2500', 250000], ['+2500.5', 250050], ['-0.05', -5], ['-0', 0], ['-00.00', 0], ['0000000000007.10', 710], [' 9999999999999.99\n', 999_999_999_999_999], ['-9999999999999.99', -999_999_999_999_999]] as const) {
    const amount = read(wage('2500.00', written)).value.deliveryData.reports.report[0]!.transactions!.transaction[0]!.transactionBasic.amount
    expect(amount, written).toBe(cents)
  }
  for (const [written, code] of [['+100', 100], ['0100', 100], [' 100 ', 100], ['-0', 0], ['1<!-- -->00', 100], ['<![CDATA[100]]>', 100]] as const) {
    expect(read(wage('<DeliveryDataType>100', `<DeliveryDataType>${written}`)).value.deliveryData.deliveryDataType, written).toBe(code)
  }
})

test('tabs and line ends of a normalised text become blanks, others stay', () => {
  expect(read(wage('Palkat 1.0', ' Palkat\t\n1.0\r\n ')).value.deliveryData.source).toBe(' Palkat  1.0  ')
  expect(read(wage('Palkat 1.0', 'Palkat\t<!-- -->1.0')).value.deliveryData.source).toBe('Palkat 1.0')
})

test('a message that was not validated is not read', () => {
  for (const xml of ['<a/>', wage('<Source>', '<Sauce/><Source>'), wage('Palkat', '<b/>')]) {
    using document = open(xml)
    expect(() => readMessage(document, 'WageReportsToIR')).toThrow()
  }
})

test('the signature is no part of the value', () => {
  expect(read(wage('</ns0:', '<!-- --><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="a"/><SignatureMethod Algorithm="a"/><Reference><DigestMethod Algorithm="a"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue></Signature></ns0:'))).toEqual({ value: wageDelivery(2), errors: [] })
})

test('what is absent, empty or has nothing in it is left out', () => {
  const value = { data: '' }
  expect(writeMessage('Echo', 'Echo', value)).toBe('<ns0:Echo xmlns:ns0="http://www.tulorekisteri.fi/2017/1/Echo"></ns0:Echo>')
  const { deliveryData } = wageDelivery(0)
  const xml = writeMessage('WageReportsToIR', 'WageReportsRequestToIR', { deliveryData: { ...deliveryData, source: undefined, deliveryId: null, contactPersons: {}, payer: { payerIds: { id: [] } } } })
  expect(xml).not.toMatch(/Source|DeliveryId|ContactPersons|Payer|Reports>/)
})

test('keys may come in any order, elements do not', () => {
  const { deliveryData } = wageDelivery(1)
  const reversed = { deliveryData: Object.fromEntries(Object.entries(deliveryData).reverse()) }
  expect(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', reversed)).toBe(wageDeliveryXml(1))
})

test('line ends are written so that no numeric reference is needed', () => {
  const xml = writeMessage('StatusResponseFromIR', 'StatusResponseFromIR', { statusResponse: { irResponseId: 'a\rb', irResponseTimestamp: 'c', deliveryDataStatus: 0 } })
  expect(xml).toContain('<IRResponseId>a b</IRResponseId>')
  expect(writeMessage('Echo', 'Echo', { data: 'a\r\nb\rc' })).toContain('<Data>a\nb\nc</Data>')
})

test.each([
  ['a fraction of a cent', { amount: 0.5 }],
  ['an amount that is no number', { amount: '1.00' }],
  ['a sum beyond exact numbers', { amount: 2 ** 60 }],
  ['a code that is no integer', { transactionCode: 1.5 }],
  ['no number at all', { transactionCode: NaN }],
  ['a flag that is false', { oneOff: false }],
])('%s cannot be written', (_what, basic) => {
  const delivery = wageDelivery(1)
  Object.assign(delivery.deliveryData.reports.report[0]!.transactions!.transaction[0]!.transactionBasic, basic)
  expect(() => writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery)).toThrow(TypeError)
})

test.each(['a\0b', 'a\u0001', '\ud800', '\udc00x', '\ufffe', '\uffff', 7, {}])('the text %j cannot be written', (data) => {
  expect(() => writeMessage('Echo', 'Echo', { data })).toThrow(TypeError)
})

test('a root that the namespace does not have cannot be written', () => {
  expect(() => writeMessage('Echo', 'Ecko', { data: 'a' })).toThrow('no root element Ecko')
})
