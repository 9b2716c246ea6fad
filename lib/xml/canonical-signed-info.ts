import { canonicaliseInto } from './canonicalise.ts'
import { firstAttribute, firstDeclaration, libxml2, nextDeclaration, nextSibling, OutOfMemory, prefixOf, uriOf, withText, type Pointer } from './libxml2.ts'
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
  declareInherited(signedInfo, ancestors)

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

/** @param ancestors nearest first: its declaration of a prefix hides those further out */
function declareInherited(element: Pointer, ancestors: readonly Pointer[]): void {
  const declared = new Set(declarationsOf(element).map(prefixOf))
  for (const declaration of ancestors.flatMap(declarationsOf)) {
    const [prefix, uri] = [prefixOf(declaration), uriOf(declaration)]
    if (declared.has(prefix)) continue
    declared.add(prefix)
    if (prefix === 'xml' || uri === '') continue // xmlns="" declares nothing
    const added = withText(uri, (uriText) => withText(prefix, (prefixText) => libxml2._xmlNewNs(element, uriText, prefix === '' ? 0 : prefixText)))
    if (added === 0) throw new OutOfMemory('No room for a namespace')
  }
}

function declarationsOf(element: Pointer): Pointer[] {
  const declarations: Pointer[] = []
  for (let declaration = firstDeclaration(element); declaration !== 0; declaration = nextDeclaration(declaration)) declarations.push(declaration)
  return declarations
}
