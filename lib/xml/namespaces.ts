import {
  firstAttribute, firstDeclaration, libxml2, namespaceOf, nextDeclaration, nextSibling, OutOfMemory, prefixOf, uriOf, withText, type Pointer,
} from './libxml2.ts'
import { elementsInOrder } from './tree.ts'

/** The namespace declarations that stand on an element itself. */
export function declarationsOf(element: Pointer): Pointer[] {
  const declarations: Pointer[] = []
  for (let declaration = firstDeclaration(element); declaration !== 0; declaration = nextDeclaration(declaration)) declarations.push(declaration)
  return declarations
}

/**
 * Declares namespaces that were declared further out on `root` itself, and makes everything below that uses them
 * refer to the new declaration. Referring to the old one would do for the meaning, but not for libxml2's
 * inclusive canonicalisation: it would write `xmlns=""` on the children of an element with an old default namespace.
 */
export function declareOn(root: Pointer, outer: Iterable<Pointer>): void {
  const replaced = new Map<Pointer, Pointer>()
  for (const declaration of outer) {
    const [prefix, uri] = [prefixOf(declaration), uriOf(declaration)]
    const added = withText(uri, (uriText) => withText(prefix, (prefixText) => libxml2._xmlNewNs(root, uriText, prefix === '' ? 0 : prefixText)))
    if (added === 0) throw new OutOfMemory('No room for a namespace')
    replaced.set(declaration, added)
  }
  if (replaced.size === 0) return
  for (const element of elementsInOrder(root)) {
    refer(element, replaced)
    for (let attribute = firstAttribute(element); attribute !== 0; attribute = nextSibling(attribute)) refer(attribute, replaced)
  }
}

function refer(node: Pointer, replaced: ReadonlyMap<Pointer, Pointer>): void {
  const replacement = replaced.get(namespaceOf(node))
  if (replacement !== undefined) libxml2._xmlSetNs(node, replacement)
}
