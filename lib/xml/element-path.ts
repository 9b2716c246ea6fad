import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { WHOLE_MESSAGE } from './errors.ts'
import { firstChild, nextSibling, nodeName, parentOf, type Pointer } from './libxml2.ts'
import type { ElementModel, GroupModel } from './message-model.ts'
import { isElement, namespaceUriOf, type XmlTree } from './tree.ts'

export type Place = {
  /** as in `XmlError` */
  path: string
  /** what the dictionary says about the element, if it knows one at this place */
  model: ElementModel | undefined
}

/** Where an element stands below the root whose type is `model`. */
export function placeOf(tree: XmlTree, model: GroupModel | undefined, element: Pointer): Place {
  const steps: Pointer[] = []
  const root = tree.rootElement
  for (let node = element; node !== root; node = parentOf(node)) steps.unshift(node)
  if (steps.length === 0) return { path: WHOLE_MESSAGE, model: undefined }

  let group = model
  let last: ElementModel | undefined
  const path = steps.map((step) => {
    const name = tree.nameOf(step)
    last = namespaceUriOf(step) === XMLDSIG_NAMESPACE ? undefined : group?.byName.get(name)
    group = typeof last?.content === 'object' ? last.content : undefined
    const position = positionAmong(step)
    return last?.repeats === true || position > 1 ? `${name}[${position}]` : name
  })
  return { path: path.join('/'), model: last }
}

/** 1-based, among the children of the same parent with the same local name. Names are interned: equal names, equal pointers. */
function positionAmong(element: Pointer): number {
  let position = 0
  for (let sibling = firstChild(parentOf(element)); ; sibling = nextSibling(sibling)) {
    if (isElement(sibling) && nodeName(sibling) === nodeName(element)) position++
    if (sibling === element) return position
  }
}
