import { expect, test } from 'vitest'
import { libxml2MemoryBytes } from './libxml2.ts'
import { openDocument } from './open-document.ts'
import { hostileDocuments, wastefulDocuments } from './testing/hostile-documents.ts'
import { open, refusal } from './testing/open.ts'
import { wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { verifySignature } from './verify.ts'

const message = wageDeliveryXml(1)
const inside = (xml: string) => message.replace('<DeliveryData>', () => `<DeliveryData>${xml}`)

test('an ordinary message opens, with or without a declaration, comments and processing instructions', () => {
  for (const xml of [message, `<?xml version="1.0" encoding="utf-8" standalone="no"?>\n${message}`, `<?xml version='1.0'?><!-- a --><?b c?>${message}<!-- d -->\n`]) {
    expect(refusal(xml)).toBe('opens')
  }
})

test('the root is known by name and namespace', () => {
  using document = open(message)
  expect(document.root()).toEqual({ localName: 'WageReportsRequestToIR', namespace: 'http://www.tulorekisteri.fi/2017/1/WageReportsToIR' })
})

test('a tree cannot be used after it has been disposed of', () => {
  const document = open(message)
  document.dispose()
  document.dispose()
  expect(() => document.root()).toThrow('disposed')
})

test.each([
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(message)])],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${message}`, 'utf16le')],
  ['ISO-8859-1 bytes', Buffer.from(message.replace('Palkat', 'Pälkät'), 'latin1')],
  ['a slash in overlong UTF-8', Buffer.from(message.replace('Palkat', 'Pal\u00c0\u00afkat'), 'latin1')],
  ['half of a surrogate pair', Buffer.from(message.replace('Palkat', '\u00ed\u00a0\u0080'), 'latin1')],
  ['another declared encoding', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${message}`)],
  ['a declared encoding that is UTF-8 compatible', Buffer.from(`<?xml version='1.0' encoding='US-ASCII'?>${message}`)],
  ['UTF-7', Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${message}`)],
])('%s is refused (PR-120)', (_what, bytes) => {
  expect(refusal(bytes)).toMatch(/^PR-120 /)
})

test('UTF-16 without a mark is refused', () => {
  expect(refusal(Buffer.from(message, 'utf16le'))).toMatch(/^PR-1(20|39) /)
})

test.each([
  ['an entity', `<!DOCTYPE a [<!ENTITY x "y">]>${message.replace('Palkat', '&x;')}`],
  ['an external entity', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${message.replace('Palkat', '&x;')}`],
  ['an external DTD', `<!DOCTYPE a SYSTEM "http://127.0.0.1:18100/a.dtd">${message}`],
  ['a DOCTYPE after a declaration', `<?xml version="1.0"?>\n<!DOCTYPE a>${message}`],
  ['a DOCTYPE between comments', `<!-- <?x --><?y -->?><!-- <a> --><!DOCTYPE a>${message}`],
  ['a DOCTYPE after a comment that holds one', `<!-- <!DOCTYPE b> --> <!DOCTYPE a>${message}`],
])('%s is refused as a DOCTYPE (PR-139)', (_what, xml) => {
  expect(refusal(xml)).toBe('PR-139 A document type declaration (DOCTYPE) is not accepted')
})

test.each([
  ['in the root', inside('<!DOCTYPE a>')],
  ['after the root', `${message}<!DOCTYPE a>`],
  ['in lower case', `<!doctype a>${message}`],
  ['behind text', `x<!DOCTYPE a>${message}`],
])('a DOCTYPE %s is not well-formed (PR-139)', (_where, xml) => {
  expect(refusal(xml)).toMatch(/^PR-139 /)
})

test('the word DOCTYPE in a comment or a CDATA section is no DOCTYPE', () => {
  expect(refusal(`<!-- <!DOCTYPE a> -->${inside('<![CDATA[<!DOCTYPE a>]]>')}`)).toBe('opens')
})

test.each([
  ['nothing', ''],
  ['white space', ' \n'],
  ['no XML', 'Hei!'],
  ['an end that is missing', message.slice(0, -5)],
  ['a second root', message + message],
  ['crossing tags', inside('<a><b></a></b>')],
  ['an undeclared prefix', inside('<x:a/>')],
  ['an undefined entity', inside('&nbsp;')],
  ['an attribute twice', inside('<a b="" b=""/>')],
  ['an attribute twice under two prefixes', inside('<a xmlns:x="urn:a" xmlns:y="urn:a" x:b="" y:b=""/>')],
  ['a NUL byte', message.replace('Palkat', 'Pal\0kat')],
  ['only NUL bytes', '\0'.repeat(1000)],
  ['a control character', message.replace('Palkat', 'Pal\u0001kat')],
  ['a reference to a control character', message.replace('Palkat', 'Pal&#1;kat')],
  ['a non-character', message.replace('Palkat', 'Pal\uffffkat')],
  ['XML 1.1', `<?xml version="1.1"?>${message}`],
  ['a declaration without end', `<?xml version="1.0" ${' '.repeat(2000)}?>${message}`],
  ['a relative namespace', message.replace(/"http:[^"]*"/, '"WageReportsToIR"')],
  ['a relative default namespace', inside('<a xmlns="b"/>')],
  ['a namespace that is no URI', message.replace(/"http:[^"]*"/, '"http://a b"')],
  ['an unclosed comment', `<!-- ${message}`],
  ['an unclosed CDATA section', inside('<![CDATA[')],
])('%s is refused (PR-139) with a line', (_what, xml) => {
  const opened = openDocument(Buffer.from(xml), { bytesMax: 1e6 })
  expect(opened).toMatchObject({ ok: false, errors: [{ ruleId: 'PR-139', line: expect.any(Number) as number }] })
})

test('the place of a well-formedness error is given', () => {
  const opened = openDocument(Buffer.from('<a>\n<b>\n</c>\n</a>'), { bytesMax: 100 })
  expect(opened).toEqual({ ok: false, errors: [{ ruleId: 'PR-139', line: 3, column: 5, message: 'An end tag does not match its start tag' }] })
})

test('a document above the size limit is not looked into', () => {
  expect(refusal(message, openDocument, { bytesMax: message.length - 1 })).toMatch(/^PR-139 The document has \d+ bytes/)
  expect(refusal(message, openDocument, { bytesMax: message.length })).toBe('opens')
})

test.each(hostileDocuments)('%s: refused (PR-139), memory stays bounded', (_what, build) => {
  expect(refusal(build())).toMatch(/^PR-139 /)
  expect(libxml2MemoryBytes()).toBeLessThan(400 * 1_048_576)
})

test.each(wastefulDocuments)('%s: opened, then refused, memory stays bounded', (_what, build) => {
  using document = open(build())
  expect(validate(document, 'WageReportsToIR').length).toBeGreaterThan(0)
  expect(verifySignature(document).valid).toBe(false)
  expect(libxml2MemoryBytes()).toBeLessThan(600 * 1_048_576)
})

test('a large document opens wherever it lies in a larger buffer', () => {
  const xml = Buffer.from(wageDeliveryXml(1000))
  for (const offset of [0, 1, 2, 3]) {
    const opened = openDocument(Buffer.concat([Buffer.alloc(offset), xml]).subarray(offset), { bytesMax: xml.length })
    expect(opened.ok).toBe(true)
    if (opened.ok) opened.document.dispose()
  }
})
