import { contentOf, firstChild, libxml2, namespaceOf, nextSibling, NODE, nodeName, nodeType, text, uriOf, type Pointer } from './libxml2.ts'

/**
 * A parsed message. What was verified is what is read: there is one tree, nobody outside lib/xml sees its
 * nodes, and lib/xml changes it in two ways only (a SOAP body child becomes the root; a verified Signature
 * leaves). So the order is: open, validate, check the sequences, verify, read. The caller disposes of it; its memory is not the garbage collector's.
 */
export class XmlTree implements Disposable {
  readonly bytes: Uint8Array
  #document: Pointer
  /** Cut off from the document but still referred to by it, until the end. */
  readonly #detached: Pointer[] = []
  readonly #names = new Map<Pointer, string>()
  /** The root is the child of a SOAP Body in `bytes`. */
  inEnvelope = false
  signatures: readonly Pointer[] = []

  constructor(document: Pointer, bytes: Uint8Array) {
    this.#document = document
    this.bytes = bytes
  }

  /** The root element's name. */
  root(): { localName: string; namespace: string } {
    const root = this.rootElement
    const namespace = namespaceOf(root)
    return { localName: text(nodeName(root)), namespace: namespace === 0 ? '' : uriOf(namespace) }
  }

  get document(): Pointer {
    if (this.#document === 0) throw new Error('The document has been disposed of')
    return this.#document
  }

  get rootElement(): Pointer {
    return libxml2._xmlDocGetRootElement(this.document)
  }

  /** Local name of an element or attribute. Names are interned by libxml2, so one decoding each is enough. */
  nameOf(node: Pointer): string {
    const pointer = nodeName(node)
    const known = this.#names.get(pointer)
    if (known !== undefined) return known
    const name = text(pointer)
    this.#names.set(pointer, name)
    return name
  }

  /** All text directly in an element, comments and processing instructions left out. */
  textOf(element: Pointer): string {
    let joined = ''
    for (let node = firstChild(element); node !== 0; node = nextSibling(node)) {
      const type = nodeType(node)
      if (type === NODE.text || type === NODE.cdata) joined += text(contentOf(node))
    }
    return joined
  }

  /** Takes a node out of the document and keeps it until the end: others may refer to its namespaces. */
  detach(node: Pointer): void {
    libxml2._xmlUnlinkNode(node)
    this.#detached.push(node)
  }

  /** Makes an element the root of this document; the former root is kept aside. */
  makeRoot(element: Pointer): void {
    const former = libxml2._xmlDocSetRootElement(this.document, element)
    if (former !== 0) this.#detached.push(former)
  }

  dispose(): void {
    if (this.#document === 0) return
    for (const node of this.#detached) libxml2._xmlFreeNode(node)
    libxml2._xmlFreeDoc(this.#document)
    this.#document = 0
  }

  [Symbol.dispose](): void {
    this.dispose()
  }
}

export const isElement = (node: Pointer): boolean => nodeType(node) === NODE.element

/** Element children, in order. */
export function elementsOf(parent: Pointer): Pointer[] {
  const elements: Pointer[] = []
  for (let child = firstChild(parent); child !== 0; child = nextSibling(child)) if (isElement(child)) elements.push(child)
  return elements
}

export const namespaceUriOf = (node: Pointer): string => {
  const namespace = namespaceOf(node)
  return namespace === 0 ? '' : uriOf(namespace)
}

/** All elements below and including `root`, in document order. */
export function elementsInOrder(root: Pointer): Pointer[] {
  const elements: Pointer[] = []
  const rest = [root]
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    elements.push(element)
    for (const child of elementsOf(element).reverse()) rest.push(child)
  }
  return elements
}
