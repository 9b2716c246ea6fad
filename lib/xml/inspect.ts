import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { firstAttribute, firstChild, firstDeclaration, lineOf, namespaceOf, nextDeclaration, nextSibling, nodeName, parentOf, text, uriOf, type Pointer } from './libxml2.ts'
import { NESTED_TOO_DEEPLY, parseMessage } from './parse-messages.ts'
import { isElement } from './tree.ts'

/**
 * No message nests deeper than 20 elements. libxml2's canonicaliser recurses and leaves WebAssembly's stack
 * (64 kB) somewhere above 1,000 levels; the parser alone would let 2,048 through.
 */
const DEPTH_MAX = 100

/** A root has a schema location; algorithms and references in a Signature have one attribute. */
const ATTRIBUTES_MAX = 32

/**
 * Namespace declarations on one element and all those above it. A root has up to ten. Inclusive canonicalisation
 * compares all in scope with each other at every element: with a hundred, 3,000 reports take five seconds.
 */
const DECLARATIONS_MAX = 32
const TOO_MANY_DECLARATIONS = `More than ${DECLARATIONS_MAX} namespace declarations are in scope of one element`

/**
 * Pieces of text at the beginning of one element, cut apart by comments and processing instructions. libxml2's
 * validator copies all it has of a value for every further piece: a million of them take 55 seconds in 8 MB.
 */
const PIECES_MAX = 50

/** Canonical XML has no form for a relative namespace name, and libxml2's parser warns of unprefixed ones only. */
const isAbsolute = (declaration: Pointer): boolean => /^(?:$|[A-Za-z][A-Za-z0-9+.-]*:)/.test(uriOf(declaration))
const RELATIVE_NAMESPACE = 'A namespace name is relative; it must be an absolute URI'

/** What one walk over a new tree finds out. */
export type Inspection = {
  signatures: Pointer[]
  /** declarations in use below `root` that stand on none of its own elements */
  foreignDeclarations: Set<Pointer>
  /** PR-139: beyond what any message needs and more than the steps after this one could bear */
  refused: { message: string; line: number } | undefined
}

/** Walks everything below `root` once, without recursion. */
export function inspect(root: Pointer): Inspection {
  const found: Inspection = { signatures: [], foreignDeclarations: new Set(), refused: undefined }
  const declared = new Set<Pointer>()
  const ofSignature = new Map<Pointer, boolean>()
  let depth = 1
  /** namespace declarations in scope, by depth */
  const inScope = [0]

  const isOfSignature = (declaration: Pointer): boolean => {
    let is = ofSignature.get(declaration)
    if (is === undefined) ofSignature.set(declaration, is = uriOf(declaration) === XMLDSIG_NAMESPACE)
    return is
  }
  const use = (declaration: Pointer) => {
    if (declaration === 0 || declared.has(declaration) || found.foreignDeclarations.has(declaration)) return
    found.foreignDeclarations.add(declaration)
    if (!isAbsolute(declaration)) found.refused = { message: RELATIVE_NAMESPACE, line: 1 }
    if (found.foreignDeclarations.size > DECLARATIONS_MAX) found.refused = { message: TOO_MANY_DECLARATIONS, line: 1 }
  }
  /** The first element child, or 0; on the way everything about the element itself is noted. */
  const enter = (element: Pointer): Pointer => {
    let declarations = inScope[depth - 1]!
    for (let declaration = firstDeclaration(element); declaration !== 0; declaration = nextDeclaration(declaration), declarations++) {
      declared.add(declaration)
      if (!isAbsolute(declaration)) found.refused = { message: RELATIVE_NAMESPACE, line: lineOf(element) }
    }
    inScope[depth] = declarations
    if (declarations > DECLARATIONS_MAX) found.refused = { message: TOO_MANY_DECLARATIONS, line: lineOf(element) }
    let attributes = 0
    for (let attribute = firstAttribute(element); attribute !== 0; attribute = nextSibling(attribute), attributes++) use(namespaceOf(attribute))
    if (attributes > ATTRIBUTES_MAX) found.refused = { message: `An element has more than ${ATTRIBUTES_MAX} attributes`, line: lineOf(element) }
    const namespace = namespaceOf(element)
    if (namespace !== 0) {
      use(namespace)
      if (isOfSignature(namespace) && text(nodeName(element)) === 'Signature') found.signatures.push(element)
    }
    let pieces = 0
    for (let child = firstChild(element); child !== 0; child = nextSibling(child)) {
      if (isElement(child)) return child
      if (++pieces > 2 * PIECES_MAX) found.refused = { message: `Comments or processing instructions cut a text into more than ${PIECES_MAX} pieces`, line: lineOf(element) }
    }
    return 0
  }

  for (let element = root; found.refused === undefined;) {
    const child = enter(element)
    if (child !== 0) {
      element = child
      if (++depth > DEPTH_MAX) found.refused = { message: parseMessage(NESTED_TOO_DEEPLY), line: lineOf(element) }
      continue
    }
    while (element !== root && nextElement(element) === 0) {
      element = parentOf(element)
      depth--
    }
    if (element === root) break
    element = nextElement(element)
  }
  return found
}

function nextElement(element: Pointer): Pointer {
  let node = nextSibling(element)
  while (node !== 0 && !isElement(node)) node = nextSibling(node)
  return node
}
