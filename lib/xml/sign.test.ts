/** What we sign verifies here, and with programs that share nothing with ours. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { canonicalisations, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, RSA_SHA256, SHA256 } from './signature-profile.ts'
import { CannotSign, signDocument, signWritten, type Signer } from './sign.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { aSigner } from './testing/certificates.ts'
import { open, verdict } from './testing/open.ts'
import { indented, wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { writeMessage } from './write-message.ts'

let signer: Signer
let directory: string
const file = (name: string) => path.join(directory, name)
const written = (name: string, content: string | Buffer) => {
  writeFileSync(file(name), content)
  return file(name)
}
beforeAll(async () => {
  signer = await aSigner({ name: 'C=FI, O=Esimerkki & Pojat Oy, CN=1234567-1' })
  directory = mkdtempSync(path.join(os.tmpdir(), 'sign-'))
  written('key.pem', signer.key.export({ type: 'pkcs8', format: 'pem' }) as string)
  written('cert.pem', signer.certificate.toString())
})
afterAll(() => rmSync(directory, { recursive: true }))

const message = wageDeliveryXml(2)
const clientMessage = indented(message).replace(' xmlns:ns0', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a a.xsd" xmlns:ns0')
const answer = () => writeMessage('StatusResponseFromIR', 'StatusResponseFromIR', { statusResponse: { irResponseId: '0'.repeat(32), irResponseTimestamp: '2022-05-11T08:00:00Z', deliveryDataStatus: 3 } })

test('a written message is signed in the form of the register: valid by its schema, unprefixed, last, in one line', () => {
  const signed = signWritten(answer(), signer)
  using document = open(signed)
  expect(validate(document, 'StatusResponseFromIR')).toEqual([])
  expect(verdict(signed)).toBe('valid')
  expect(signed).toMatch(/<\/StatusResponse><Signature xmlns="http:\/\/www.w3.org\/2000\/09\/xmldsig#"><SignedInfo>.*<\/Signature><\/ns0:StatusResponseFromIR>$/)
  expect(signed).toContain('<X509SubjectName>C=FI, O=Esimerkki &amp; Pojat Oy, CN=1234567-1</X509SubjectName><X509Certificate>')
  expect(signed).not.toMatch(/\s<|&#/)
})

test('a message from elsewhere keeps all its bytes when it is signed', () => {
  for (const unsigned of [clientMessage, message, `<?xml version="1.0"?><!-- </a> --><?b </a>?>${message}<!-- </ns0:x> -->\n`]) {
    const signed = signDocument(Buffer.from(unsigned), signer).toString()
    expect(verdict(signed)).toBe('valid')
    expect(signed.replace(/<Signature .*<\/Signature>/, '')).toBe(unsigned)
  }
})

test('a message with a default namespace on its root can be signed all the same', () => {
  expect(verdict(signDocument(Buffer.from('<a xmlns="urn:a"><b/></a>'), signer))).toBe('valid')
})

test.each([
  ['signed already', () => signWritten(message, signer), 'signed already'],
  ['not well-formed', () => '<a>', 'not a document'],
  ['a document with a DOCTYPE', () => `<!DOCTYPE a>${message}`, 'not a document'],
  ['an empty root', () => '<a/>', 'empty'],
])('what is %s is not signed', (_what, xml, reason) => {
  expect(() => signDocument(Buffer.from(xml()), signer)).toThrow(CannotSign)
  expect(() => signDocument(Buffer.from(xml()), signer)).toThrow(reason)
})

test('a key that does not belong to the certificate signs nothing', async () => {
  const other = await aSigner()
  expect(() => signDocument(Buffer.from(message), { key: other.key, certificate: signer.certificate })).toThrow('does not verify')
})

test('only what writeMessage wrote is signed without parsing', () => {
  for (const xml of ['', 'text', `<?xml version="1.0"?>${message}`, `<!-- -->${message}`]) expect(() => signWritten(xml, signer)).toThrow('writeMessage')
})

/** What xml-crypto signed over, or undefined. */
function verifiedByXmlCrypto(xml: string): string[] | undefined {
  const verifier = new SignedXml({ publicCert: signer.certificate.toString(), getCertFromKeyInfo: () => null })
  verifier.loadSignature(/<(?:ds:)?Signature .*<\/(?:ds:)?Signature>/s.exec(xml)![0])
  return verifier.checkSignature(xml) ? verifier.getSignedReferences() : undefined
}

test('xml-crypto verifies what we sign, also when it has been taken out of an envelope', () => {
  const signed = signWritten(answer(), signer)
  expect(verifiedByXmlCrypto(signed)).toEqual([answer()])
  const extracted = /<soap:Body>(.*)<\/soap:Body>/.exec(soapEnvelope(signed).toString())![1]!
  expect(verifiedByXmlCrypto(extracted)).toEqual([answer()])
  expect(verifiedByXmlCrypto(signDocument(Buffer.from(clientMessage), signer).toString())).toHaveLength(1)
  expect(verifiedByXmlCrypto(signed.replace('08:00', '09:00'))).toBeUndefined()
})

const xmlCryptoTransforms = [[ENVELOPED_SIGNATURE, EXCLUSIVE_C14N], [ENVELOPED_SIGNATURE, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'], [ENVELOPED_SIGNATURE]]

test.each(xmlCryptoTransforms)('what xml-crypto signs with %s %s verifies here', (...transforms) => {
  for (const canonicalizationAlgorithm of [EXCLUSIVE_C14N, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'] as const) {
    for (const prefix of ['ds', undefined]) {
      const theirs = new SignedXml({ privateKey: readFileSync(file('key.pem')), publicCert: readFileSync(file('cert.pem')), signatureAlgorithm: RSA_SHA256, canonicalizationAlgorithm })
      theirs.addReference({ xpath: '/*', isEmptyUri: true, transforms, digestAlgorithm: SHA256 })
      theirs.computeSignature(clientMessage, { prefix, location: { reference: '/*', action: 'append' } })
      expect(verdict(theirs.getSignedXml()), `${canonicalizationAlgorithm} ${prefix}`).toBe('valid')
    }
  }
})

const xmlsec1 = spawnSync('xmlsec1', ['--version']).status === 0
const run = (...args: string[]) => spawnSync('xmlsec1', args, { encoding: 'utf8' })

test.skipIf(!xmlsec1)('xmlsec1 verifies what we sign, also when it has been taken out of an envelope', () => {
  const accepts = (xml: string | Buffer) => run('--verify', '--insecure', '--trusted-pem', file('cert.pem'), written('signed.xml', xml)).status === 0
  const signed = signWritten(message, signer)
  expect(accepts(signed)).toBe(true)
  expect(accepts(/<soap:Body>(.*)<\/soap:Body>/.exec(soapEnvelope(signed).toString())![1]!)).toBe(true)
  expect(accepts(signDocument(Buffer.from(clientMessage), signer))).toBe(true)
  expect(accepts(signed.replace('Maija', 'Maijja'))).toBe(false)
})

const signatures = { sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', sha384: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', sha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' }
const digests = { sha256: 'http://www.w3.org/2001/04/xmlenc#sha256', sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384', sha512: 'http://www.w3.org/2001/04/xmlenc#sha512' }

test.skipIf(!xmlsec1).each(['sha256', 'sha384', 'sha512'] as const)('what xmlsec1 signs with %s verifies here, in every canonicalisation and with comments in the message', (hash) => {
  for (const canonicalisation of canonicalisations.keys()) {
    for (const transform of [undefined, ...canonicalisations.keys()]) {
      const transforms = [ENVELOPED_SIGNATURE, ...(transform === undefined ? [] : [transform])].map((uri) => `<Transform Algorithm="${uri}"/>`).join('')
      const template = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">
        <SignedInfo><CanonicalizationMethod Algorithm="${canonicalisation}"/><SignatureMethod Algorithm="${signatures[hash]}"/>
          <Reference URI=""><Transforms>${transforms}</Transforms><DigestMethod Algorithm="${digests[hash]}"/><DigestValue/></Reference>
        </SignedInfo><SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature>`
      const unsigned = written('unsigned.xml', clientMessage.replace('<Reports>', '<!-- May --><Reports>').replace('</ns0:', `${template}\n</ns0:`))
      const result = run('--sign', '--privkey-pem', `${file('key.pem')},${file('cert.pem')}`, '--output', file('theirs.xml'), unsigned)
      expect(result.status, result.stderr).toBe(0)
      expect(verdict(readFileSync(file('theirs.xml'))), `${canonicalisation} ${transform}`).toBe('valid')
    }
  }
})
