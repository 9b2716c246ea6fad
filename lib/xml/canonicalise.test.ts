import { expect, test } from 'vitest'
import { canonicalise, canonicaliseInto, CannotCanonicalise } from './canonicalise.ts'
import { libxml2, parse } from './libxml2.ts'
import { open } from './testing/open.ts'

const canonical = (xml: string, exclusive: boolean, withComments = false) => {
  using document = open(xml)
  return canonicalise(document, { exclusive, withComments }).toString()
}

// After the examples of Canonical XML 1.0, chapter 3, as far as they need no DTD.
test.each([
  ['processing instructions and comments outside the root', '<?xml version="1.0"?>\n\n<?b  c   d ?>\n<a>x<!-- e --></a>\n\n<?f?>\n\n<!-- g -->\n', '<?b c   d ?>\n<a>x</a>\n<?f?>'],
  ['white space', '<a >\n  <b> x </b>\n</a>', '<a>\n  <b> x </b>\n</a>'],
  ['empty elements, attributes in order, superfluous declarations', '<a b:y="2" a="1" xmlns:b="urn:b" c=\'"&gt;\'><b xmlns:b="urn:b" xmlns=""/></a>', '<a xmlns:b="urn:b" a="1" c="&quot;>" b:y="2"><b></b></a>'],
  ['characters', '<a b="&lt;&#9;&#10;&#13; \t\n">&#13;&lt;&gt;&amp;"<![CDATA[<&]]>ä\r\n</a>', '<a b="&lt;&#x9;&#xA;&#xD;   ">&#xD;&lt;&gt;&amp;"&lt;&amp;ä\n</a>'],
])('inclusive: %s', (_what, xml, expected) => {
  expect(canonical(xml, false)).toBe(expected)
})

test('exclusive: a namespace stands where it is used and not before', () => {
  const xml = '<a xmlns:b="urn:b" xmlns:c="urn:c"><b:b><b:d c:e=""/></b:b></a>'
  expect(canonical(xml, true)).toBe('<a><b:b xmlns:b="urn:b"><b:d xmlns:c="urn:c" c:e=""></b:d></b:b></a>')
  expect(canonical(xml, false)).toBe('<a xmlns:b="urn:b" xmlns:c="urn:c"><b:b><b:d c:e=""></b:d></b:b></a>')
})

test('comments are kept when they are asked for', () => {
  for (const exclusive of [true, false]) expect(canonical('<!-- a --><b><!--c--></b><!-- d -->', exclusive, true)).toBe('<!-- a -->\n<b><!--c--></b>\n<!-- d -->')
})

test('a canonical form is its own canonical form', () => {
  const once = canonical('<a xmlns="urn:a" b="1"><c xmlns=""/>ä&amp;</a>', true)
  expect(canonical(once, true)).toBe(once)
})

test('nothing has no canonical form: a signature over it would fit every message', () => {
  const document = libxml2._xmlNewDoc()
  expect(() => canonicaliseInto(document, { exclusive: true, withComments: false }, () => {})).toThrow(CannotCanonicalise)
  libxml2._xmlFreeDoc(document)
})

test('a document that has none is not canonicalised in part', () => {
  const document = parse(Buffer.from('<a><b/><c xmlns:d="relative"/></a>'), () => {})
  for (const exclusive of [true, false]) expect(() => canonicaliseInto(document, { exclusive, withComments: false }, () => {})).toThrow(CannotCanonicalise)
  libxml2._xmlFreeDoc(document)
})
