import { XMLDSIG_NAMESPACE } from '#schemas/dictionary.ts'
import { WHOLE_MESSAGE } from './errors.ts'
import { parentOf, type Pointer } from './libxml2.ts'
import type { ElementModel, GroupModel } from './message-model.ts'
import { elementsOf, namespaceUriOf, type XmlTree } from './tree.ts'

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
    const siblings = elementsOf(parentOf(step)).filter((sibling) => tree.nameOf(sibling) === name)
    const position = siblings.indexOf(step) + 1
    return last?.repeats === true || position > 1 ? `${name}[${position}]` : name
  })
  return { path: path.join('/'), model: last }
}
