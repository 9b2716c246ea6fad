import { expect, test } from 'vitest'
import { canonicalise } from './canonicalise.ts'
import { readMessage } from './read-message.ts'
import { openSoapBody, readSoapFault } from './soap.ts'
import { soapEnvelope, soapFault } from './soap-envelope.ts'
import { open, openSoap, refusal } from './testing/open.ts'
import { wageDelivery, wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const message = wageDeliveryXml(1)
const envelope = (body: string, { attributes = '', header = '', after = '' } = {}) =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="${SOAP}"${attributes}>${header}<s:Body>${body}</s:Body>${after}</s:Envelope>`

test('the child of the Body becomes a message of its own', () => {
  using document = openSoap(envelope(`\n${message}\n`))
  expect(validate(document, 'WageReportsToIR')).toEqual([])
  expect(readMessage(document, 'WageReportsToIR')).toEqual({ value: wageDelivery(1), errors: [] })
})

test('what stands around the message is no part of it', () => {
  using alone = open(message)
  using inside = openSoap(`<!-- a --><?b c?>${envelope(`<!-- d -->${message}<?e f?>`, { attributes: ' xmlns:g="urn:g"' }).replace('<?xml version="1.0"?>', '')}<?h i?><!-- j -->`)
  for (const exclusive of [true, false]) {
    const method = { exclusive, withComments: true }
    expect(canonicalise(inside, method).toString()).toBe(canonicalise(alone, method).toString())
  }
})

test('a namespace declared on the envelope comes along when the message uses it, and only then', () => {
  const declaration = / xmlns:ns0="[^"]*"/.exec(message)![0]
  using alone = open(message)
  using inside = openSoap(envelope(message.replace(declaration, ''), { attributes: `${declaration} xmlns:unused="urn:u"` }))
  for (const exclusive of [true, false]) {
    const method = { exclusive, withComments: false }
    expect(canonicalise(inside, method).toString()).toBe(canonicalise(alone, method).toString())
  }
  expect(validate(inside, 'WageReportsToIR')).toEqual([])
})

test('attributes of XML itself need no declaration', () => {
  const xml = message.replace('<Source>', '<Source xml:lang="fi">')
  using alone = open(xml)
  using inside = openSoap(envelope(xml))
  expect(canonicalise(inside, { exclusive: false, withComments: false })).toEqual(canonicalise(alone, { exclusive: false, withComments: false }))
})

test('a default namespace on the envelope makes the children of the message qualified, which the schema refuses', () => {
  using document = openSoap(`<Envelope xmlns="${SOAP}"><Body>${message}</Body></Envelope>`)
  expect(validate(document, 'WageReportsToIR')).toHaveLength(1)
})

test('lines count from the first line of what was sent', () => {
  using document = openSoap(envelope(`\n\n${message.replace('<DeliveryDataType>100<', '\n<DeliveryDataType>x<')}`))
  expect(validate(document, 'WageReportsToIR')).toMatchObject([{ line: 4, column: 1, path: 'DeliveryData/DeliveryDataType' }])
})

test('an element of the Header is not taken for one of the message', () => {
  const header = `<s:Header>\n${message}</s:Header>`
  using document = openSoap(envelope(`\n${message.replace('<DeliveryDataType>100<', '<DeliveryDataType>x<')}`, { header }))
  expect(validate(document, 'WageReportsToIR')).toMatchObject([{ line: 3, path: 'DeliveryData/DeliveryDataType' }])
})

const entry = (attribute: string) => `<s:Header><h:a xmlns:h="urn:h" ${attribute}/></s:Header>`

test('a Header that need not be understood is ignored', () => {
  expect(refusal(envelope(message, { header: entry('mustUnderstand="1"') }), openSoapBody)).toBe('opens')
  expect(refusal(envelope(message, { header: entry('s:mustUnderstand="0"') }), openSoapBody)).toBe('opens')
})

test.each([
  ['another root', message],
  ['SOAP 1.2', envelope(message).replaceAll(SOAP, 'http://www.w3.org/2003/05/soap-envelope')],
  ['an unknown envelope namespace', envelope(message).replaceAll(SOAP, 'urn:soap')],
  ['no Body', `<s:Envelope xmlns:s="${SOAP}"/>`],
  ['a Body of another namespace', envelope(message).replaceAll('s:Body', 'Body')],
  ['an empty Body', envelope('')],
  ['two messages', envelope(message + message)],
  ['two Bodies', envelope(message, { after: '<s:Body/>' })],
  ['something after the Body', envelope(message, { after: '<x/>' })],
  ['two Headers', envelope(message, { header: '<s:Header/><s:Header/>' })],
  ['text beside the message', envelope(`${message}x`)],
  ['text before the message', envelope(`x${message}`)],
  ['a header entry that must be understood', envelope(message, { header: entry('s:mustUnderstand="1"') })],
  ['a header entry that must be understood, otherwise put', envelope(message, { header: entry('s:mustUnderstand="true"') })],
])('%s is refused as an envelope', (_what, xml) => {
  expect(refusal(xml, openSoapBody)).toMatch(/^SOAP /)
})

test('what is refused outside an envelope is refused inside one', () => {
  expect(refusal(`<!DOCTYPE s:Envelope>${envelope(message).slice('<?xml version="1.0"?>'.length)}`, openSoapBody)).toMatch(/^PR-139 .*DOCTYPE/)
  expect(refusal(envelope('<a>'.repeat(101) + '</a>'.repeat(101)), openSoapBody)).toMatch(/^PR-139 /)
  const declarations = Array.from({ length: 40 }, (_, n) => ` xmlns:p${n}="urn:p"`).join('')
  expect(refusal(envelope(`<a>${Array.from({ length: 40 }, (_, n) => `<p${n}:b/>`).join('')}</a>`, { attributes: declarations }), openSoapBody)).toMatch(/^PR-139 /)
  expect(refusal(envelope('<r:a/>', { attributes: ' xmlns:r="relative"' }), openSoapBody)).toMatch(/^PR-139 /)
})

test('an envelope that we write holds the message byte for byte', () => {
  expect(soapEnvelope(message).includes(message)).toBe(true)
  expect(soapEnvelope(Buffer.from(message))).toEqual(soapEnvelope(message))
  using document = openSoap(soapEnvelope(message))
  expect(document.root().localName).toBe('WageReportsRequestToIR')
})

test('a fault that we write is one that we can read', () => {
  const errors = [
    { ruleId: 'PR-051', line: 3, column: 7, path: 'DeliveryData/Reports/Report[2]', message: 'Elements are missing; expected: <IncomeEarner> & more' },
    { ruleId: 'PR-139', line: 1, message: 'The document is empty' },
  ] as const
  using document = openSoap(soapFault({ faultcode: 'Client', faultstring: 'Schema & more', errors }))
  expect(readSoapFault(document)).toEqual({
    faultcode: 'soap:Client', faultstring: 'Schema & more',
    details: errors,
  })
})

test('a fault can be read whatever its text holds', () => {
  using document = openSoap(soapFault({ faultcode: 'Server', faultstring: 'a\0b\u001b[31m\ud800c' }))
  expect(readSoapFault(document)?.faultstring).toBe('a?b?[31m?c')
})

test('a fault of another service is read as far as it goes', () => {
  using document = openSoap(envelope('<s:Fault><faultcode>s:Server</faultcode><faultstring xml:lang="fi">Virhe</faultstring><detail>x</detail></s:Fault>'))
  expect(readSoapFault(document)).toEqual({ faultcode: 's:Server', faultstring: 'Virhe', details: [] })
  using long = openSoap(envelope(`<s:Fault><faultstring>${'x'.repeat(1e6)}</faultstring></s:Fault>`))
  expect(readSoapFault(long)?.faultstring).toHaveLength(1000)
  using other = openSoap(envelope(message))
  expect(readSoapFault(other)).toBeUndefined()
})
