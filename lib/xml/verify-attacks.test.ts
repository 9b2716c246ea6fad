/** Ways to have one thing verified and another one used, each refused. */
import { createHash, createHmac, sign } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { canonicalisations, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from './signature-profile.ts'
import type { Signer } from './sign.ts'
import { openSoapBody } from './soap.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { anEllipticCertificate, aSigner } from './testing/certificates.ts'
import { craftSigned, type Crafting } from './testing/crafted-signature.ts'
import { open, openSoap, refusal, verdict } from './testing/open.ts'
import { wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { verifySignature } from './verify.ts'

let signer: Signer
let signed: string
let signature: string
beforeAll(async () => {
  signer = await aSigner()
  signed = craftSigned(message, signer)
  signature = /<ds:Signature .*<\/ds:Signature>/.exec(signed)![0]
})

const message = wageDeliveryXml(1)
const forged = message.replace('2500.00', '9500.00')
const END = '</ns0:WageReportsRequestToIR>'
const last = (xml: string, what: string) => xml.replace(END, `${what}${END}`)
const crafted = (changes: Partial<Crafting>) => craftSigned(message, signer, changes)
const dataOf = (xml: string) => /<DeliveryData>.*<\/DeliveryData>/.exec(xml)![0]

// Signature wrapping, the eight known places transposed to a message that is signed as a whole.
test.each([
  ['1: the forgery around the signed message, the signature as its last child', () => last(forged, signed + signature)],
  ['2: the signed message beside the forged data, the signature detached from it', () => last(forged, message + signature)],
  ['3: forged data before the signed data', () => signed.replace('<DeliveryData>', `${dataOf(forged)}<DeliveryData>`)],
  ['4: the signed data inside the forged data', () => signed.replace(dataOf(message), dataOf(forged).replace('</DeliveryData>', `${dataOf(message)}</DeliveryData>`))],
  ['5: the signed message behind the signature', () => last(forged, `${signature}<x>${message}</x>`)],
  ['6: the signed message in an Object of the signature', () => last(forged, signature.replace('</ds:Signature>', `<ds:Object>${message}</ds:Object></ds:Signature>`))],
  ['7: the signed message in KeyInfo', () => last(forged, signature.replace('</ds:KeyInfo>', `${message}</ds:KeyInfo>`))],
  ['8: the signed message, with its signature, in an Object of the signature', () => last(forged, signature.replace('</ds:Signature>', `<ds:Object>${signed}</ds:Object></ds:Signature>`))],
])('wrapping %s', (_how, build) => {
  expect(verdict(build())).toMatch(/^PR-14[02] /)
  using document = open(build())
  expect(validate(document, 'WageReportsToIR').length > 0 || !verifySignature(document).valid).toBe(true)
})

test.each([
  ['the signed message in the Header, the forged one in the Body', () => soapEnvelope(forged).toString().replace('<soap:Body>', `<soap:Header>${signed}</soap:Header><soap:Body>`)],
  ['the signature in the Header', () => soapEnvelope(forged).toString().replace('<soap:Body>', `<soap:Header>${signature}</soap:Header><soap:Body>`)],
])('wrapping in an envelope: %s', (_how, build) => {
  using document = openSoap(build())
  expect(verifySignature(document)).toMatchObject({ valid: false, ruleId: 'PR-048' })
})

test('wrapping in an envelope: two messages in the Body', () => {
  expect(refusal(soapEnvelope(forged + signed), openSoapBody)).toMatch(/^SOAP .*more than one child/)
})

test.each([
  ['twice at the end', () => last(signed, signature)],
  ['also at the beginning', () => signed.replace('<DeliveryData>', `${signature}<DeliveryData>`)],
  ['also deep inside', () => signed.replace('<Source>', `<Source>${signature}`)],
  ['also inside itself', () => signed.replace('</ds:KeyInfo>', `</ds:KeyInfo><ds:Object>${signature}</ds:Object>`)],
  ['also as an empty element', () => signed.replace('<DeliveryData>', `<Signature xmlns="${XMLDSIG_NAMESPACE}"/><DeliveryData>`)],
])('a Signature %s is one too many', (_where, build) => {
  expect(verdict(build())).toBe('PR-140 The message has more than one Signature')
})

test.each([
  ['first child', () => signed.replace(signature, '').replace('<DeliveryData>', `${signature}<DeliveryData>`), /not the last child/],
  ['child of a child', () => signed.replace(signature, '').replace('</DeliveryData>', `${signature}</DeliveryData>`), /not a child of the root/],
  ['root', () => signature, /not a child of the root/],
])('a Signature that is %s is refused', (_where, build, expected) => {
  expect(verdict(build())).toMatch(/^PR-140 /)
  expect(verdict(build())).toMatch(expected)
})

const reference = (attributes: string) => crafted({ referenceAttributes: attributes })
const withoutReference = (xml: string) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '')
test.each([
  ['of an id', () => reference('URI="#id"')],
  ['without a URI', () => reference('')],
  ['to another document', () => reference('URI="http://127.0.0.1:18100/"')],
  ['by XPointer to everything', () => reference('URI="#xpointer(/)"')],
  ['with a type', () => reference('URI="" Type="http://www.w3.org/2000/09/xmldsig#Object"')],
  ['with a second URI in a namespace', () => crafted({ referenceAttributes: 'URI=""', signedInfo: (xml) => xml.replace('URI=""', 'ds:URI="" URI=""') })],
  ['given twice', () => crafted({ signedInfo: (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '$&$&') })],
  ['given twice, the second foreign', () => crafted({ signedInfo: (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, (text) => text + text.replace('URI=""', 'URI="#x"')) })],
  ['that is missing', () => crafted({ signedInfo: withoutReference })],
  ['in a Manifest', () => crafted({ signature: (xml) => xml.replace('</ds:Signature>', '<ds:Object><ds:Manifest/></ds:Object></ds:Signature>') })],
])('a Reference %s is refused', (_how, build) => {
  expect(verdict(build())).toMatch(/^PR-140 /)
})

const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116'
test.each([
  ['no transform', { transforms: [] }],
  ['a canonicalisation alone', { transforms: [EXCLUSIVE_C14N] }],
  ['the canonicalisation first', { transforms: [EXCLUSIVE_C14N, ENVELOPED_SIGNATURE] }],
  ['two canonicalisations', { transforms: [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, EXCLUSIVE_C14N] }],
  ['enveloped-signature twice', { transforms: [ENVELOPED_SIGNATURE, ENVELOPED_SIGNATURE] }],
  ['XSLT', { transforms: [ENVELOPED_SIGNATURE, 'http://www.w3.org/TR/1999/REC-xslt-19991116'] }],
  ['XPath', { transforms: [ENVELOPED_SIGNATURE, XPATH] }],
  ['XPath Filter 2', { transforms: [ENVELOPED_SIGNATURE, 'http://www.w3.org/2002/06/xmldsig-filter2'] }],
  ['base64', { transforms: [ENVELOPED_SIGNATURE, 'http://www.w3.org/2000/09/xmldsig#base64'] }],
  ['C14N 1.1', { transforms: [ENVELOPED_SIGNATURE, 'http://www.w3.org/2006/12/xml-c14n11'] }],
  ['C14N 1.1 of SignedInfo', { canonicalisation: 'http://www.w3.org/2006/12/xml-c14n11' }],
  ['no canonicalisation of SignedInfo', { canonicalisation: '' }],
  ['RSA with SHA-1', { signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', signatureHash: 'sha1' }],
  ['a SHA-1 digest', { digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1', digestHash: 'sha1' }],
  ['an MD5 digest', { digestMethod: 'http://www.w3.org/2001/04/xmldsig-more#md5', digestHash: 'md5' }],
  ['SHA-224', { digestMethod: 'http://www.w3.org/2001/04/xmldsig-more#sha224', digestHash: 'sha224' }],
  ['ECDSA over an RSA signature', { signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256' }],
  ['RSA-PSS', { signatureMethod: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }],
  ['DSA', { signatureMethod: 'http://www.w3.org/2009/xmldsig11#dsa-sha256' }],
  ['an unknown signature method', { signatureMethod: 'urn:none' }],
  ['an algorithm with white space round it', { signatureMethod: ' http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }],
] satisfies [string, Partial<Crafting>][])('%s is refused (PR-141)', (_what, changes) => {
  expect(verdict(crafted(changes))).toMatch(/^PR-141 /)
})

test('an HMAC with the public key as its secret is refused', () => {
  const secret = signer.certificate.publicKey.export({ type: 'spki', format: 'pem' })
  const hmac = crafted({ signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', signatureValue: () => createHmac('sha256', secret).update('SignedInfo').digest('base64') })
  expect(verdict(hmac)).toMatch(/^PR-141 SignatureMethod/)
})

test.each([
  ['a truncated length', 'SignatureMethod', '<ds:HMACOutputLength>8</ds:HMACOutputLength>'],
  ['a prefix list', 'CanonicalizationMethod', `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="ds"/>`],
  ['a parameter of a transform', 'Transform', '<ds:XPath>true()</ds:XPath>'],
  ['a parameter of the digest', 'DigestMethod', '<ds:x/>'],
  ['text', 'SignatureMethod', 'x'],
  ['a comment', 'SignatureMethod', '<!-- -->'],
])('%s in %s is refused', (_what, element, content) => {
  expect(verdict(crafted({ signedInfo: (xml) => xml.replace(new RegExp(`(<ds:${element} [^>]*>)`), `$1${content}`) }))).toMatch(/^PR-14[01] /)
})

test.each(['DigestValue', 'SignatureValue'])('a comment, processing instruction, element or foreign text in %s is refused', (element) => {
  for (const put of ['<!-- -->', '<?a?>', '<ds:a/>', '*', 'AAAA=', '-_']) {
    const change = (xml: string) => xml.replace(new RegExp(`(<ds:${element}>.{5})`), `$1${put}`)
    const [signedInfo, changed] = element === 'DigestValue' ? [change, (xml: string) => xml] : [(xml: string) => xml, change]
    expect(verdict(crafted({ signedInfo, signature: changed })), put).toMatch(/^PR-140 /)
  }
})

test('a digest in the text after a comment cannot replace the one before it', () => {
  const other = createHash('sha256').update('other').digest('base64')
  for (const canonicalisation of canonicalisations.keys()) {
    expect(verdict(crafted({ canonicalisation, signedInfo: (xml) => xml.replace(/(?<=DigestValue>)([^<]+)/, `<!--${other}-->$1`) }))).toMatch(/^PR-140 /)
  }
})

test('a digest that stands in a comment alone is none', () => {
  expect(verdict(crafted({ signedInfo: (xml) => xml.replace(/(?<=DigestValue>)([^<]+)/, '<!--$1-->') }))).toMatch(/^PR-140 /)
})

test('a root with an attribute of XML itself is refused: inclusive canonicalisation would hand it down', () => {
  expect(verdict(craftSigned(message.replace(' xmlns:ns0', ' xml:lang="fi" xmlns:ns0'), signer))).toBe('PR-140 The root element or the Signature has an xml: attribute')
})

test.each([
  ['comments between the parts', (xml: string) => xml.replace('<ds:SignatureValue>', '<!-- --><ds:SignatureValue>')],
  ['an unknown part', (xml: string) => xml.replace('<ds:SignatureValue>', '<ds:Other/><ds:SignatureValue>')],
  ['a part of another namespace', (xml: string) => xml.replace('<ds:SignatureValue>', '<x:a xmlns:x="urn:x"/><ds:SignatureValue>')],
  ['KeyInfo of another namespace', (xml: string) => xml.replace('<ds:KeyInfo>', '<x:KeyInfo xmlns:x="urn:x">').replace('</ds:KeyInfo>', '</x:KeyInfo>')],
  ['text between the parts', (xml: string) => xml.replace('<ds:SignatureValue>', 'x<ds:SignatureValue>')],
  ['SignedInfo twice', (xml: string) => xml.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, '$&$&')],
  ['SignedInfo behind its value', (xml: string) => xml.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)(<ds:SignatureValue>.*<\/ds:SignatureValue>)/, '$2$1')],
  ['no SignatureValue', (xml: string) => xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '')],
  ['an empty SignatureValue', (xml: string) => xml.replace(/(<ds:SignatureValue>).*(<\/ds:SignatureValue>)/, '$1$2')],
  ['no KeyInfo', (xml: string) => xml.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '')],
  ['an Object', (xml: string) => xml.replace('</ds:Signature>', '<ds:Object/></ds:Signature>')],
  ['an unknown attribute', (xml: string) => xml.replace('<ds:KeyInfo>', '<ds:KeyInfo Key="x">')],
  ['an attribute of XML itself', (xml: string) => xml.replace('<ds:Signature ', '<ds:Signature xml:lang="fi" ')],
])('%s in the Signature: refused', (_what, change) => {
  expect(verdict(crafted({ signature: change }))).toMatch(/^PR-140 /)
})

test('ids in the Signature are harmless', () => {
  expect(verdict(crafted({ signature: (xml) => xml.replace('<ds:KeyInfo>', '<ds:KeyInfo Id="k">').replace('<ds:SignatureValue>', '<ds:SignatureValue Id="v">') }))).toBe('valid')
})

test('a key of another kind is refused (PR-142)', async () => {
  const certificate = await anEllipticCertificate()
  expect(verdict(craftSigned(message, { key: signer.key, certificate }))).toBe('PR-142 The key of the certificate is not RSA')
})

test('a signature that is longer or shorter than the key, or all zero, does not match', () => {
  for (const bytes of [Buffer.alloc(256), Buffer.alloc(1), Buffer.alloc(255, 1), Buffer.alloc(257, 1), Buffer.alloc(10_000, 1), sign('sha256', Buffer.from('other'), signer.key)]) {
    expect(verdict(crafted({ signatureValue: () => bytes.toString('base64') }))).toBe('PR-140 The signature value does not match')
  }
})
