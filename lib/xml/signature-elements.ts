import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import type { Canonicalisation } from './canonicalise.ts'
import { contentOf, firstAttribute, firstChild, libxml2, namespaceOf, nextSibling, NODE, nodeType, text, type Pointer } from './libxml2.ts'
import { canonicalisations, digestMethods, ENVELOPED_SIGNATURE, signatureMethods, type HashName } from './signature-profile.ts'
import { isElement, namespaceUriOf, type XmlTree } from './tree.ts'

/** What a Signature says, once it is known to say nothing but what D-45 allows. */
export type SignatureContent = {
  signedInfo: Pointer
  canonicalisation: Canonicalisation
  signatureHash: HashName
  signatureValue: Buffer
  /** of the second transform; without one, inclusive canonicalisation (XML-DSig, the reference processing model) */
  referenceCanonicalisation: Canonicalisation
  digestHash: HashName
  digest: Buffer
  /** base64 of every X509Certificate in the KeyInfo, in order */
  certificates: string[]
}

/** PR-140: not the one permitted form. PR-141: the form is right, an algorithm is not. */
export class SignatureRefused extends Error {
  override name = 'SignatureRefused'
  readonly ruleId: 'PR-140' | 'PR-141' | 'PR-142'
  constructor(ruleId: SignatureRefused['ruleId'], reason: string) {
    super(reason)
    this.ruleId = ruleId
  }
}

/** Line breaks included; a certificate has at most 32 kB (schema of the certificate service). */
const BASE64_MAX = 50_000

const INCLUSIVE: Canonicalisation = { exclusive: false, withComments: false }

/**
 * Reads a Signature against a closed description: every element, attribute and piece of text that it does not
 * expect is refused, so that no other reading of the same bytes can be played off against this one. Comments and
 * processing instructions are refused everywhere inside, since they can split a value in two.
 * @throws SignatureRefused
 */
export function readSignature(tree: XmlTree, signature: Pointer): SignatureContent {
  const read = new SignatureReader(tree)
  const [signedInfo, signatureValue, keyInfo] = read.children(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo'])
  read.attributes(signature, ['Id'])
  const [canonicalisationMethod, signatureMethod, reference] = read.children(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference'])
  read.attributes(signedInfo, ['Id'])
  const [transforms, digestMethod, digestValue] = read.children(reference, ['Transforms', 'DigestMethod', 'DigestValue'])
  const { URI: uri } = read.attributes(reference, ['Id', 'URI'])
  if (uri !== '') throw new SignatureRefused('PR-140', 'The Reference must have URI="", the whole message')
  read.attributes(signatureValue, ['Id'])
  read.attributes(keyInfo, ['Id'])
  read.attributes(digestValue, [])

  return {
    signedInfo,
    canonicalisation: read.algorithm(canonicalisationMethod, canonicalisations),
    signatureHash: read.algorithm(signatureMethod, signatureMethods),
    signatureValue: read.base64(signatureValue),
    referenceCanonicalisation: readTransforms(read, transforms),
    digestHash: read.algorithm(digestMethod, digestMethods),
    digest: read.base64(digestValue),
    certificates: read.certificates(keyInfo),
  }
}

function readTransforms(read: SignatureReader, transforms: Pointer): Canonicalisation {
  read.attributes(transforms, [])
  const [first, second, third] = read.elements(transforms, (name) => name === 'Transform')
  if (first === undefined || third !== undefined) throw new SignatureRefused('PR-141', 'One or two transforms are accepted: enveloped-signature, then a canonicalisation')
  read.algorithm(first, new Map([[ENVELOPED_SIGNATURE, true]]))
  return second === undefined ? INCLUSIVE : read.algorithm(second, canonicalisations)
}

class SignatureReader {
  readonly #tree: XmlTree
  constructor(tree: XmlTree) {
    this.#tree = tree
  }

  /** Exactly these child elements in this order. */
  children<const Names extends readonly string[]>(parent: Pointer, names: Names): { [I in keyof Names]: Pointer } {
    const children = this.elements(parent, () => true)
    const found = children.map((child) => this.#tree.nameOf(child))
    if (found.join() !== names.join()) {
      throw new SignatureRefused('PR-140', `${this.#tree.nameOf(parent)} must contain exactly ${names.join(', ')}`)
    }
    return children as { [I in keyof Names]: Pointer }
  }

  /** Child elements, all of XML-DSig and accepted by name; beside them white space only. */
  elements(parent: Pointer, accepts: (name: string) => boolean): Pointer[] {
    const elements: Pointer[] = []
    for (let child = firstChild(parent); child !== 0; child = nextSibling(child)) {
      if (isElement(child) && namespaceUriOf(child) === XMLDSIG_NAMESPACE && accepts(this.#tree.nameOf(child))) elements.push(child)
      else if (nodeType(child) !== NODE.text || /[^ \t\r\n]/.test(text(contentOf(child)))) {
        throw new SignatureRefused('PR-140', `${this.#tree.nameOf(parent)} contains something that does not belong there`)
      }
    }
    return elements
  }

  /** Attributes in no namespace and with one of these names; any other is refused. */
  attributes<Name extends string>(element: Pointer, names: readonly Name[]): { [N in Name]?: string } {
    const values: { [N in Name]?: string } = {}
    for (let attribute = firstAttribute(element); attribute !== 0; attribute = nextSibling(attribute)) {
      const name = names.find((known) => known === this.#tree.nameOf(attribute))
      if (name === undefined || namespaceOf(attribute) !== 0) throw new SignatureRefused('PR-140', `${this.#tree.nameOf(element)} has an attribute that does not belong there`)
      const value = firstChild(attribute)
      values[name] = value === 0 ? '' : text(contentOf(value))
    }
    return values
  }

  /** The Algorithm of an element that may have no content: a parameter would change what it means. */
  algorithm<T>(element: Pointer, accepted: ReadonlyMap<string, T>): T {
    const { Algorithm: uri } = this.attributes(element, ['Algorithm'])
    const algorithm = uri === undefined ? undefined : accepted.get(uri)
    if (algorithm === undefined) throw new SignatureRefused('PR-141', `${this.#tree.nameOf(element)} names an algorithm that is not accepted`)
    if (this.elements(element, () => true).length > 0) throw new SignatureRefused('PR-141', `${this.#tree.nameOf(element)} has a parameter; none is accepted`)
    return algorithm
  }

  /** The bytes of base64 text. White space in it is ignored, as signers break lines; anything else is refused. */
  base64(element: Pointer): Buffer {
    const encoded = this.base64Text(element)
    const bytes = Buffer.from(encoded, 'base64')
    if (bytes.length === 0 || bytes.toString('base64') !== encoded) throw new SignatureRefused('PR-140', `${this.#tree.nameOf(element)} is not base64`)
    return bytes
  }

  base64Text(element: Pointer): string {
    const only = firstChild(element)
    if (only === 0 || nextSibling(only) !== 0 || nodeType(only) !== NODE.text) throw new SignatureRefused('PR-140', `${this.#tree.nameOf(element)} must contain one piece of text`)
    const encoded = libxml2.UTF8ToString(contentOf(only), BASE64_MAX + 1)
    if (encoded.length > BASE64_MAX) throw new SignatureRefused('PR-140', `${this.#tree.nameOf(element)} is longer than any signature or certificate`)
    return encoded.replace(/[ \t\r\n]+/g, '')
  }

  /**
   * Certificates stand in X509Data and nowhere else. What else a KeyInfo may hold (names, a KeyValue) is not signed
   * and says nothing that a certificate would not say better: it is passed over, unread.
   */
  certificates(keyInfo: Pointer): string[] {
    const holders = this.elements(keyInfo, () => true).filter((child) => this.#tree.nameOf(child) === 'X509Data')
    const entries = holders.flatMap((holder) => this.elements(holder, () => true))
    return entries.filter((entry) => this.#tree.nameOf(entry) === 'X509Certificate').map((entry) => this.base64Text(entry))
  }
}
