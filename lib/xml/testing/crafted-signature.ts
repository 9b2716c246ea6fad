/** Signatures that are computed correctly over whatever a test wants signed, inside the profile or outside it. */
import { createHash, sign } from 'node:crypto'
import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { canonicalise, type Canonicalisation } from '../canonicalise.ts'
import { openDocument } from '../open-document.ts'
import { canonicalisations, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, RSA_SHA256, SHA256 } from '../signature-profile.ts'
import type { Signer } from '../sign.ts'

export type Crafting = {
  prefix: string
  canonicalisation: string
  signatureMethod: string
  signatureHash: string
  /** Algorithm of each transform */
  transforms: string[]
  digestMethod: string
  digestHash: string
  /** all attributes of the Reference */
  referenceAttributes: string
  /** Changes the written text of a part before it is signed or put in. */
  signedInfo: (xml: string) => string
  signatureValue: (base64: string) => string
  keyInfo: (xml: string) => string
  signature: (xml: string) => string
}

const usual: Crafting = {
  prefix: 'ds',
  canonicalisation: EXCLUSIVE_C14N,
  signatureMethod: RSA_SHA256,
  signatureHash: 'sha256',
  transforms: [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N],
  digestMethod: SHA256,
  digestHash: 'sha256',
  referenceAttributes: 'URI=""',
  signedInfo: (xml) => xml,
  signatureValue: (base64) => base64,
  keyInfo: (xml) => xml,
  signature: (xml) => xml,
}

/** `message` with a Signature as its last child, by default one that verifies. */
export function craftSigned(message: string, signer: Signer, changes: Partial<Crafting> = {}): string {
  const options = { ...usual, ...changes }
  const end = message.lastIndexOf('</')
  return message.slice(0, end) + options.signature(craftSignature(message, signer, options)) + message.slice(end)
}

function craftSignature(message: string, { key, certificate }: Signer, options: Crafting): string {
  const name = (local: string) => (options.prefix === '' ? local : `${options.prefix}:${local}`)
  const element = (local: string, content: string, attributes = '') => `<${name(local)}${attributes && ' '}${attributes}>${content}</${name(local)}>`
  const algorithm = (local: string, uri: string) => element(local, '', `Algorithm="${uri}"`)

  const last = canonicalisations.get(options.transforms.at(-1) ?? '') ?? { exclusive: false, withComments: false }
  const digest = createHash(options.digestHash).update(canonicalForm(message, { ...last, withComments: false })).digest('base64')
  const reference = element('Reference',
    element('Transforms', options.transforms.map((uri) => algorithm('Transform', uri)).join(''))
    + algorithm('DigestMethod', options.digestMethod) + element('DigestValue', digest), options.referenceAttributes)
  const signedInfo = options.signedInfo(element('SignedInfo', algorithm('CanonicalizationMethod', options.canonicalisation) + algorithm('SignatureMethod', options.signatureMethod) + reference))

  const declaration = `xmlns${options.prefix && ':'}${options.prefix}="${XMLDSIG_NAMESPACE}"`
  const method = canonicalisations.get(options.canonicalisation) ?? { exclusive: true, withComments: false }
  const inherited = [...rootTag(message).matchAll(/ xmlns:\w+="[^"]*"/g)].map(([text]) => text).filter((text) => !text.includes(`xmlns:${options.prefix}=`)).join('')
  const alone = signedInfo.replace(name('SignedInfo'), `${name('SignedInfo')} ${declaration}${inherited}`)
  const value = sign(options.signatureHash, canonicalForm(alone, method), key).toString('base64')
  const keyInfo = element('KeyInfo', element('X509Data', element('X509Certificate', certificate.raw.toString('base64'))))
  return element('Signature', signedInfo + element('SignatureValue', options.signatureValue(value)) + options.keyInfo(keyInfo), declaration)
}

const rootTag = (message: string): string => /<[^?!][^>]*>/.exec(message)![0]

function canonicalForm(xml: string, method: Canonicalisation): Buffer {
  const opened = openDocument(Buffer.from(xml), { bytesMax: 1e8 })
  if (!opened.ok) throw new Error(opened.errors[0]!.message)
  using document = opened.document
  return canonicalise(document, method)
}
