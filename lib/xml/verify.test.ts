/** Which signatures are accepted, and that what was verified is what is read. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openDocument } from './open-document.ts'
import { readMessage } from './read-message.ts'
import { canonicalisations, digestMethods, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, signatureMethods } from './signature-profile.ts'
import { signWritten, type Signer } from './sign.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { anEllipticCertificate, aSigner, certify } from './testing/certificates.ts'
import { craftSigned } from './testing/crafted-signature.ts'
import { open, openSoap, verdict, verified } from './testing/open.ts'
import { indented, wageDelivery, wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { verifySignature } from './verify.ts'

let signer: Signer
beforeAll(async () => { signer = await aSigner() })

const message = wageDeliveryXml(1)
/** As clients send it: indented, a comment, namespaces that nothing uses, a schema location. */
const clientMessage = indented(message)
  .replace('<DeliveryData>', '<!-- May 2022 --><DeliveryData>')
  .replace(' xmlns:ns0', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:schemaLocation="urn:a a.xsd" xmlns:ns0')

const signerOf = (xml: string) => {
  const verification = verified(xml)
  return verification.valid && verification.certificate.fingerprint256
}

const inclusive = [...canonicalisations].filter(([, { exclusive }]) => !exclusive).map(([uri]) => uri)

for (const prefix of ['ds', '']) {
  for (const [canonicalisation] of canonicalisations) {
    test(`every permitted combination with prefix "${prefix}" and SignedInfo in ${canonicalisation} verifies`, () => {
      for (const second of [undefined, ...canonicalisations.keys()]) {
        for (const [signatureMethod, signatureHash] of signatureMethods) {
          for (const [digestMethod, digestHash] of digestMethods) {
            const transforms = second === undefined ? [ENVELOPED_SIGNATURE] : [ENVELOPED_SIGNATURE, second]
            const signed = craftSigned(clientMessage, signer, { prefix, canonicalisation, transforms, signatureMethod, signatureHash, digestMethod, digestHash })
            expect(verdict(signed), `${second} ${signatureMethod} ${digestMethod}`).toBe('valid')
          }
        }
      }
    })
  }
}

test('the certificate of the signer is given back', () => {
  expect(signerOf(craftSigned(message, signer))).toBe(signer.certificate.fingerprint256)
})

test('a signature stays valid in a SOAP envelope, in every canonicalisation', () => {
  for (const canonicalisation of canonicalisations.keys()) {
    for (const transform of canonicalisations.keys()) {
      const signed = craftSigned(message, signer, { canonicalisation, transforms: [ENVELOPED_SIGNATURE, transform] })
      const envelope = soapEnvelope(signed).toString().replace('<soap:Envelope', '<!-- a --><soap:Envelope xmlns:xsi="urn:x" xmlns:foo="urn:foo"')
      using document = openSoap(envelope)
      expect(verifySignature(document).valid).toBe(true)
    }
  }
})

test('a signature stays valid when its namespaces have moved to the envelope', () => {
  const declaration = / xmlns:ns0="[^"]*"/.exec(message)![0]
  const signed = craftSigned(message, signer, { canonicalisation: inclusive[0], transforms: [ENVELOPED_SIGNATURE, inclusive[0]!] })
  const envelope = soapEnvelope(signed.replace(declaration, '')).toString().replace('<soap:Envelope', `<soap:Envelope${declaration}`)
  using document = openSoap(envelope)
  expect(verifySignature(document).valid).toBe(true)
})

test('namespaces are undeclared and declared anew without harm', () => {
  for (const canonicalisation of canonicalisations.keys()) {
    const signed = craftSigned(message.replace(' xmlns:ns0', ' xmlns="" xmlns:ds="urn:other" xmlns:ns0'), signer, { canonicalisation, transforms: [ENVELOPED_SIGNATURE, inclusive[0]!] })
    expect(verdict(signed), canonicalisation).toBe('valid')
  }
})

test('line breaks in base64, also as numeric references, are accepted', () => {
  const breaks = (line: string) => (base64: string) => base64.replace(/.{64}/g, `$&${line}`)
  for (const line of ['\n', '\r\n', '&#13;\n', ' \t']) {
    expect(verdict(craftSigned(message, signer, {
      signatureValue: breaks(line),
      keyInfo: (xml) => xml.replace(/(?<=Certificate>)[^<]+/, breaks(line)),
      signedInfo: (xml) => xml.replace(/(?<=DigestValue>)[^<]+/, breaks(line)),
    })), JSON.stringify(line)).toBe('valid')
  }
})

test('white space, comments and nothing else may follow the Signature', () => {
  const signed = craftSigned(message, signer)
  const digestOver = (tail: string) => craftSigned(message.replace('</ns0:', `${tail}</ns0:`), signer).replace(new RegExp(`${tail}(<ds:Signature.*</ds:Signature>)`), `$1${tail}`)
  expect(verdict(digestOver('\n  '))).toBe('valid')
  expect(verdict(signed.replace('</ds:Signature>', '</ds:Signature><!-- a -->'))).toBe('valid')
  expect(verdict(signed.replace('</ds:Signature>', '</ds:Signature>x'))).toBe('PR-140 The Signature is not the last child of the root element')
  expect(verdict(signed.replace('</ds:Signature>', '</ds:Signature><![CDATA[x]]>'))).toBe('PR-140 The Signature is not the last child of the root element')
})

test('a message without a signature is PR-048', () => {
  expect(verdict(message)).toBe('PR-048 The message is not signed')
})

test('a Signature of another namespace is none', () => {
  expect(verdict(message.replace('</ns0:', '<Signature xmlns="urn:other"/></ns0:'))).toMatch(/^PR-048/)
})

test('any change of the signed text is found', () => {
  const signed = craftSigned(message, signer)
  for (const [from, to] of [['2500.00', '3500.00'], ['Maija', 'Maijja'], ['<Source>', '<Source> '], ['<ReportId>', '<ReportId x="">'], ['<Reports>', '<Reports/><Reports>']] as const) {
    expect(signed).toContain(from)
    expect(verdict(signed.replace(from, to)), from).toMatch(/^PR-140 The digest does not match/)
  }
  expect(verdict(signed.replace(/(?<=SignatureValue>)./, (first) => (first === 'A' ? 'B' : 'A')))).toBe('PR-140 The signature value does not match')
  expect(verdict(signed.replace(/(?<=DigestValue>)./, (first) => (first === 'A' ? 'B' : 'A')))).toBe('PR-140 The signature value does not match')
})

test('a comment inside a value changes neither what was signed nor what is read', () => {
  const signed = craftSigned(message, signer).replace('<Code>1234567-1</Code>', '<Code>1234<!-- 999 -->567-1<!-- 0 --></Code>').replace('>Palkat 1.0<', '><!-- x -->Palkat<![CDATA[ 1]]>.0<')
  using document = open(signed)
  expect(validate(document, 'WageReportsToIR')).toEqual([])
  expect(verifySignature(document)).toMatchObject({ valid: true })
  expect(readMessage(document, 'WageReportsToIR')).toEqual({ value: wageDelivery(1), errors: [] })
})

test('a signature over WithComments does not cover comments: URI="" leaves them out', () => {
  const signed = craftSigned(clientMessage, signer, { transforms: [ENVELOPED_SIGNATURE, `${EXCLUSIVE_C14N}WithComments`] })
  expect(verdict(signed.replace('May 2022', 'June 2022'))).toBe('valid')
})

test('verifying takes the Signature out of the tree, so a second time there is none in place', () => {
  using document = open(craftSigned(message, signer))
  expect(verifySignature(document).valid).toBe(true)
  expect(verifySignature(document).valid).toBe(false)
})

test('whatever is done to the bytes of a signed message, it verifies only as what was signed', () => {
  const signed = Buffer.from(signWritten(message, signer))
  const original = wageDelivery(1)
  const pieces = fc.constantFrom('', 'x', '<', '>', '<!---->', '<!-- a -->', '<?a?>', '<a/>', '</a>', '&amp;', '<![CDATA[', ']]>', ' ', '\n', '"', '/', '<Code>9</Code>', '<DeliveryData>', '</DeliveryData>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>')
  const edit = fc.record({ at: fc.nat(signed.length), remove: fc.nat(40), put: fc.oneof(pieces, fc.nat(signed.length).map((from) => signed.subarray(from, from + 200).toString('latin1'))) })
  fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
    let bytes: Buffer = signed
    for (const { at, remove, put } of edits) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(put, 'latin1'), bytes.subarray(at + remove)])
    const opened = openDocument(bytes, { bytesMax: 1e6 })
    if (!opened.ok) return
    using document = opened.document
    if (validate(document, 'WageReportsToIR').length > 0 || !verifySignature(document).valid) return
    expect(readMessage(document, 'WageReportsToIR').value).toEqual(original)
  }), { numRuns: 3000 })
})

test('with a chain in KeyInfo the certificate that made the signature is taken, wherever it stands', async () => {
  const issuer = await aSigner({ name: 'C=FI, O=Artificial CA, CN=Artificial CA' })
  const other = `<ds:X509Certificate>${issuer.certificate.raw.toString('base64')}</ds:X509Certificate>`
  for (const keyInfo of [
    (xml: string) => xml.replace('<ds:X509Data>', `<ds:X509Data>${other}`),
    (xml: string) => xml.replace('</ds:X509Data>', `${other}</ds:X509Data>`),
    (xml: string) => xml.replace('<ds:X509Data>', `<ds:X509Data>${other}</ds:X509Data><ds:X509Data>`),
  ]) {
    expect(signerOf(craftSigned(message, signer, { keyInfo }))).toBe(signer.certificate.fingerprint256)
  }
})

test('what else stands in KeyInfo need not be usable, nor stand there once', async () => {
  const others = [await anEllipticCertificate(), (await aSigner({ bits: 1024 })).certificate, signer.certificate]
  const entries = ['AAAA', '*', ...others.map(({ raw }) => raw.toString('base64'))].map((base64) => `<ds:X509Certificate>${base64}</ds:X509Certificate>`).join('')
  const keyInfo = (xml: string) => xml.replace('<ds:X509Data>', `<ds:X509Data><ds:X509SubjectName>x</ds:X509SubjectName>${entries}`)
  expect(signerOf(craftSigned(message, signer, { keyInfo }))).toBe(signer.certificate.fingerprint256)
})

test('two certificates of the key that signed leave open who signed', async () => {
  const twin = await certify({ privateKey: signer.key, publicKey: createPublicKey(signer.key) }, 'C=FI, O=Toinen Oy, CN=7654321-4')
  const keyInfo = (xml: string) => xml.replace('<ds:X509Data>', `<ds:X509Data><ds:X509Certificate>${twin.raw.toString('base64')}</ds:X509Certificate>`)
  expect(verdict(craftSigned(message, signer, { keyInfo }))).toMatch(/^PR-142 More than one certificate/)
})

test('a key is taken from nowhere but a certificate in X509Data', () => {
  expect(verdict(craftSigned(message, signer, { keyInfo: (xml) => xml.replaceAll('X509Data', 'SPKIData') }))).toBe('PR-142 KeyInfo has no X509Certificate')
  const { n, e } = createPublicKey(signer.key).export({ format: 'jwk' })
  const keyValue = `<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${n}</ds:Modulus><ds:Exponent>${e}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>`
  expect(verdict(craftSigned(message, signer, { keyInfo: () => `<ds:KeyInfo>${keyValue}</ds:KeyInfo>` }))).toBe('PR-142 KeyInfo has no X509Certificate')
  // Beside a certificate it is passed over, whatever key it holds.
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
  expect(verdict(craftSigned(message, signer, { keyInfo: (xml) => xml.replace('<ds:X509Data>', `${keyValue.replace(n!, other.n!)}<ds:X509Data>`) }))).toBe('valid')
})

test.each([
  ['a key of 1024 bits', () => aSigner({ bits: 1024 }), /^PR-142 The RSA key of the certificate has fewer than 2048 bits/],
  ['a key of 2047 bits', () => aSigner({ bits: 2047 }), /^PR-142 The RSA key of the certificate has fewer than 2048 bits/],
])('%s is refused', async (_what, make, expected) => {
  expect(verdict(craftSigned(message, await make()))).toMatch(expected)
})

test.each([
  ['no certificate', () => '', /^PR-142 KeyInfo has no/],
  ['bytes that are none', () => '<ds:X509Certificate>AAAA</ds:X509Certificate>', /^PR-142 An X509Certificate is not/],
  ['text that is not base64', () => '<ds:X509Certificate>*</ds:X509Certificate>', /^PR-142 An X509Certificate is not/],
  ['a certificate with a foreign character in it', () => `<ds:X509Certificate>*${signer.certificate.raw.toString('base64')}</ds:X509Certificate>`, /^PR-142 An X509Certificate is not/],
  ['PEM in base64', () => `<ds:X509Certificate>${Buffer.from(signer.certificate.toString()).toString('base64')}</ds:X509Certificate>`, /^PR-142 An X509Certificate is not/],
  ['a certificate with something behind it', () => `<ds:X509Certificate>${Buffer.concat([signer.certificate.raw, Buffer.alloc(1)]).toString('base64')}</ds:X509Certificate>`, /^PR-142 An X509Certificate is not/],
  ['nine certificates', () => Array.from({ length: 9 }, (_, n) => `<ds:X509Certificate>${Buffer.alloc(9, n).toString('base64')}</ds:X509Certificate>`).join(''), /^PR-142 KeyInfo has more than 8/],
  ['a certificate of 1 MB', () => `<ds:X509Certificate>${'A'.repeat(1e6)}</ds:X509Certificate>`, /^PR-140 .* longer than any/],
  ['a comment in the certificate', () => `<ds:X509Certificate>${signer.certificate.raw.toString('base64').replace('A', 'A<!-- -->')}</ds:X509Certificate>`, /^PR-140 .* one piece of text/],
])('%s in KeyInfo is refused', (_what, content, expected) => {
  expect(verdict(craftSigned(message, signer, { keyInfo: () => `<ds:KeyInfo><ds:X509Data>${content()}</ds:X509Data></ds:KeyInfo>` }))).toMatch(expected)
})
