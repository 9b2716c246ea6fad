import { wageDeliveryXml } from './wage-delivery.ts'

const message = wageDeliveryXml(1)
const inside = (xml: string) => message.replace('<DeliveryData>', () => `<DeliveryData>${xml}`)
const value = (text: string) => message.replace('Palkat', () => text)
const many = (count: number, piece: (n: number) => string) => Array.from({ length: count }, (_, n) => piece(n)).join('')

/** Documents that would cost seconds or gigabytes if they came further than they do; none is a valid message. */
export const hostileDocuments: readonly (readonly [name: string, build: () => string])[] = [
  ['a million levels', () => '<a>'.repeat(1e6) + '</a>'.repeat(1e6)],
  ['a hundred levels', () => inside('<a>'.repeat(100) + '</a>'.repeat(100))],
  ['a million attributes', () => inside(`<a ${many(1e6, (n) => `a${n}="" `)}/>`)],
  ['two hundred thousand namespaces', () => inside(`<a ${many(2e5, (n) => `xmlns:a${n}="urn:a" `)}/>`)],
  ['namespaces that pile up', () => inside(many(50, (n) => `<a xmlns:a${n}="urn:a">`) + '</a>'.repeat(50))],
  ['a million comments in a value', () => value('a<!---->'.repeat(1e6))],
  ['a million processing instructions in a value', () => value('a<?xx yyyyyyyy?>'.repeat(1e6))],
  ['a million empty elements', () => inside('<a/>'.repeat(1e6))],
  ['a million elements with an attribute', () => inside('<a b=""/>'.repeat(1e6))],
  ['100 MB of empty elements', () => inside('<a/>'.repeat(26_000_000))],
  ['57 MB of elements with longer names', () => inside('<abcd/>'.repeat(8_100_000))],
  ['a name of 20 MB', () => inside(`<${'a'.repeat(2e7)}/>`)],
  ['200 MB', () => inside(' '.repeat(2e8))],
  ['an entity bomb', () => `<!DOCTYPE a [<!ENTITY a0 "ha">${many(30, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`)}]>${value('&a30;')}`],
]

/** Not refused when they are opened, but bounded by what they can cost later. */
export const wastefulDocuments: readonly (readonly [name: string, build: () => string])[] = [
  ['an attribute of 20 MB', () => inside(`<a b="${'x'.repeat(2e7)}"/>`)],
  ['a text of 90 MB', () => value('x'.repeat(9e7))],
  ['an amount of ten million digits', () => message.replace('2500.00', '1'.repeat(1e7))],
  ['a million different names', () => inside(many(1e6, (n) => `<name${n}/>`))],
  ['a million CDATA sections in a value', () => value('<![CDATA[a]]>'.repeat(1e6))],
  ['five million entities in a value', () => value('&amp;'.repeat(5e6))],
  ['10,000 reports of which nothing is right', () => wageDeliveryXml(10_000).replace(/>[^<]+</g, '>x<')],
  ['100,000 signatures', () => message.replace('</ns0:', () => `${'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(1e5)}</ns0:`)],
]
