/** In a file of its own, so that no larger document has left free room in which a leak would not show. */
import { expect, test } from 'vitest'
import { libxml2 } from './libxml2.ts'
import { openDocument } from './open-document.ts'
import { readMessage } from './read-message.ts'
import { signWritten } from './sign.ts'
import { openSoapBody } from './soap.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { aSigner } from './testing/certificates.ts'
import { openSoap } from './testing/open.ts'
import { wageDeliveryXml } from './testing/wage-delivery.ts'
import { validate } from './validate.ts'
import { verifySignature } from './verify.ts'

const message = wageDeliveryXml(1)
const inside = (xml: string) => message.replace('<DeliveryData>', () => `<DeliveryData>${xml}`)

/** End of what libxml2 has in use: where its next large block would begin. */
const usedBytes = (): number => {
  const block = libxml2._malloc(4_000_000)
  libxml2._free(block)
  return block
}
/** Where the last error was noted down may shift what comes after it a little. */
const SHIFT_BYTES_MAX = 1000

test.each([
  ['by the parser', inside(`<a>${'x'.repeat(1e6)}</b>`), openDocument],
  ['for a warning', inside(`<a xmlns="relative">${'x'.repeat(1e6)}</a>`), openDocument],
  ['after parsing', inside(`<a xmlns:b="relative">${'x'.repeat(1e6)}</a>`), openDocument],
  ['as an envelope', inside('x'.repeat(1e6)), openSoapBody],
])('a document that was refused %s leaves nothing behind', (_how, xml, how) => {
  const bytes = Buffer.from(xml)
  const refuse = () => expect(how(bytes, { bytesMax: 2e6 }).ok).toBe(false)
  for (let warm = 0; warm < 10; warm++) refuse()
  const before = usedBytes()
  for (let n = 0; n < 50; n++) refuse()
  expect(usedBytes() - before).toBeLessThan(SHIFT_BYTES_MAX)
})

test('a document that was taken in leaves nothing behind', async () => {
  const signer = await aSigner()
  const envelope = soapEnvelope(signWritten(wageDeliveryXml(3), signer)).toString().replace('<soap:Envelope', '<!-- a --><soap:Envelope xmlns:b="urn:b"')
  const invalid = envelope.replaceAll('<Type>2<', '<Type>two<')
  const takeIn = (xml: string, errors: number, valid: boolean) => {
    using document = openSoap(xml)
    expect(validate(document, 'WageReportsToIR')).toHaveLength(errors)
    expect(verifySignature(document).valid).toBe(valid)
    if (errors === 0) readMessage(document, 'WageReportsToIR')
  }
  const both = () => {
    takeIn(envelope, 0, true)
    takeIn(invalid, 3, false)
  }
  for (let warm = 0; warm < 10; warm++) both()
  const before = usedBytes()
  for (let n = 0; n < 500; n++) both()
  expect(usedBytes() - before).toBeLessThan(SHIFT_BYTES_MAX)
})
