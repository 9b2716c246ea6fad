import { contentOf, firstAttribute, firstChild, nextSibling, NODE, nodeType, text, type Pointer } from './libxml2.ts'
import type { XmlError } from './errors.ts'
import { inspect } from './inspect.ts'
import { declareOn } from './namespaces.ts'
import { openTree, type Limits, type Opened } from './open-document.ts'
import { readFault, type ReadFault } from './read-fault.ts'
import { SOAP_11 } from './soap-envelope.ts'
import { elementsOf, namespaceUriOf, type XmlTree } from './tree.ts'

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope'

/**
 * Opens a SOAP 1.1 envelope and makes the child of its Body the root of the document (D-47): a signature over
 * URI="" is one over this message. Of the namespace declarations outside only those come along that the message
 * uses; without them it would not be well-formed by itself, and its signer can only have had them inside.
 *
 * Header entries are ignored, except that one marked mustUnderstand is refused. Errors as `openDocument`, and
 * rule `SOAP` for what is wrong with the envelope.
 */
export function openSoapBody(bytes: Uint8Array, limits: Limits): Opened {
  const opened = openTree(bytes, limits)
  if (!opened.ok) return opened
  const tree = opened.document
  const refuse = (error: XmlError): Opened => {
    tree.dispose()
    return { ok: false, errors: [error] }
  }
  const found = findMessage(tree)
  if (typeof found === 'string') return refuse({ ruleId: 'SOAP', line: 1, message: found })
  const { signatures, foreignDeclarations, refused } = inspect(found)
  if (refused) return refuse({ ruleId: 'PR-139', ...refused })

  isolate(tree, found)
  declareOn(found, foreignDeclarations)
  tree.signatures = signatures
  tree.inEnvelope = true
  return opened
}

/** The child of the Body, or what is wrong with the envelope. */
function findMessage(tree: XmlTree): Pointer | string {
  const envelope = tree.rootElement
  if (tree.nameOf(envelope) !== 'Envelope') return 'The root element is not a SOAP Envelope'
  if (namespaceUriOf(envelope) === SOAP_12) return 'The envelope is of SOAP 1.2; this service speaks SOAP 1.1'
  if (namespaceUriOf(envelope) !== SOAP_11) return 'The Envelope is not in the namespace of SOAP 1.1'
  const isSoap = (element: Pointer, name: string) => tree.nameOf(element) === name && namespaceUriOf(element) === SOAP_11

  const children = elementsOf(envelope)
  const header = children[0] !== undefined && isSoap(children[0], 'Header') ? children.shift() : undefined
  const body = children[0]
  if (body === undefined || !isSoap(body, 'Body')) return 'The envelope has no Body'
  if (children.length > 1) return 'The envelope has something after its Body'
  if (header !== undefined && elementsOf(header).some((entry) => mustUnderstand(tree, entry))) return 'The envelope has a header entry that must be understood; none is'
  const [message, second] = elementsOf(body)
  if (message === undefined) return 'The Body is empty'
  if (second !== undefined) return 'The Body has more than one child element'
  for (let child = firstChild(body); child !== 0; child = nextSibling(child)) {
    if (nodeType(child) === NODE.text && text(contentOf(child)).trim() !== '') return 'The Body has text beside its child element'
  }
  return message
}

function mustUnderstand(tree: XmlTree, entry: Pointer): boolean {
  for (let attribute = firstAttribute(entry); attribute !== 0; attribute = nextSibling(attribute)) {
    if (tree.nameOf(attribute) !== 'mustUnderstand' || namespaceUriOf(attribute) !== SOAP_11) continue
    const value = firstChild(attribute)
    // Everything but a clear no is a yes.
    return value === 0 || text(contentOf(value)).trim() !== '0'
  }
  return false
}

/** Comments and processing instructions beside the envelope belong to it, not to the message. */
function isolate(tree: XmlTree, message: Pointer): void {
  tree.makeRoot(message)
  for (let node = firstChild(tree.document); node !== 0;) {
    const next = nextSibling(node)
    if (node !== message) tree.detach(node)
    node = next
  }
}

/** The fault that a service answered with, `undefined` when its answer is none. @param tree opened with `openSoapBody` */
export function readSoapFault(tree: XmlTree): ReadFault | undefined {
  const { localName, namespace } = tree.root()
  return localName === 'Fault' && namespace === SOAP_11 ? readFault(tree) : undefined
}
