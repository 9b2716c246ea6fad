import { contentOf, firstChild, nextSibling, NODE, nodeType, text, type Pointer } from './libxml2.ts'
import { elementsOf, type XmlTree } from './tree.ts'

export type ReadFault = { faultstring: string; details: { ruleId?: string; line?: number; column?: number; path?: string; message: string }[] }

/**
 * What a SOAP 1.1 fault says: its faultstring, and the errors of its detail where they have the form of `soapFault`.
 * Any other register's detail is left aside.
 * @param document whose root is the Fault
 */
export function readFault(document: XmlTree): ReadFault {
  const child = (parent: Pointer, name: string) => elementsOf(parent).find((element) => document.nameOf(element) === name)
  const textOf = (parent: Pointer, name: string): string | undefined => {
    const element = child(parent, name)
    if (element === undefined) return undefined
    let value = ''
    for (let node = firstChild(element); node !== 0; node = nextSibling(node)) {
      if (nodeType(node) === NODE.text || nodeType(node) === NODE.cdata) value += text(contentOf(node))
    }
    return value.trim()
  }
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value))

  const root = document.rootElement
  const detail = child(root, 'detail')
  const errors = detail === undefined ? undefined : child(detail, 'errors')
  const details = (errors === undefined ? [] : elementsOf(errors)).map((error) => ({
    ruleId: textOf(error, 'rule'), line: number(textOf(error, 'line')), column: number(textOf(error, 'column')),
    path: textOf(error, 'path'), message: textOf(error, 'message') ?? '',
  }))
  return { faultstring: textOf(root, 'faultstring') ?? '', details }
}
