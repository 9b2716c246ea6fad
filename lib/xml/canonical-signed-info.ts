import { canonicaliseInto } from './canonicalise.ts'
import { firstAttribute, libxml2, nextSibling, OutOfMemory, prefixOf, type Pointer } from './libxml2.ts'
import { declarationsOf, declareOn } from './namespaces.ts'
import { SignatureRefused, type SignatureContent } from './signature-elements.ts'
import { namespaceUriOf, type XmlTree } from './tree.ts'

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/**
 * The bytes a signature value is computed over: SignedInfo in the canonical form it names.
 *
 * Takes the Signature out of the document, and SignedInfo out of the Signature into a document of its own:
 * canonicalised where it stands, libxml2 would ask about every node of the message. What SignedInfo inherits
 * there has to come along for inclusive canonicalisation, which writes out every namespace in scope: they are
 * declared on it first. Exclusive canonicalisation leaves out what is not used.
 */
export function canonicalSignedInfo(tree: XmlTree, signature: Pointer, { signedInfo, canonicalisation }: SignatureContent): Buffer {
  const ancestors = [signature, tree.rootElement]
  // Inclusive canonicalisation would also carry xml:lang and the like down to SignedInfo; no message has them.
  if (ancestors.some(hasXmlAttribute)) throw new SignatureRefused('PR-140', 'The root element or the Signature has an xml: attribute')
  declareOn(signedInfo, inherited(signedInfo, ancestors))

  tree.detach(signature)
  const document = libxml2._xmlNewDoc()
  if (document === 0) throw new OutOfMemory('No room for SignedInfo')
  try {
    libxml2._xmlDocSetRootElement(document, signedInfo)
    const chunks: Buffer[] = []
    canonicaliseInto(document, canonicalisation, (chunk) => chunks.push(Buffer.from(chunk)))
    return Buffer.concat(chunks)
  } finally {
    libxml2._xmlFreeDoc(document)
  }
}

function hasXmlAttribute(element: Pointer): boolean {
  for (let attribute = firstAttribute(element); attribute !== 0; attribute = nextSibling(attribute)) {
    if (namespaceUriOf(attribute) === XML_NAMESPACE) return true
  }
  return false
}

/** Declarations in scope of `element` from outside. @param ancestors nearest first: its declaration of a prefix hides those further out */
function inherited(element: Pointer, ancestors: readonly Pointer[]): Pointer[] {
  const seen = new Set(declarationsOf(element).map(prefixOf))
  return ancestors.flatMap(declarationsOf).filter((declaration) => {
    const prefix = prefixOf(declaration)
    const hidden = seen.has(prefix)
    seen.add(prefix)
    return !hidden
  })
}
