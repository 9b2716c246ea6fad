import type { NamespaceFile } from '#schemas/dictionary.ts'
import { parseHundredths } from '#schemas/value-types.ts'
import { ERRORS_MAX, type XmlError } from './errors.ts'
import { placeOf } from './element-path.ts'
import { contentOf, firstChild, libxml2, namespaceOf, nextSibling, NODE, nodeType, type Pointer } from './libxml2.ts'
import { rootModel, type GroupModel, type TextKind } from './message-model.ts'
import type { XmlTree } from './tree.ts'
import { placed } from './validate.ts'

/**
 * The value of a validated message, of the generated type of its root. The Signature is left out; text split by
 * a comment is joined, as it was when it was signed. Order and number of elements are the schema's business.
 *
 * @returns `errors`: empty elements and blank values (PR-124), dates with and moments without a time zone
 *   (PR-125), text that is no base64 though libxml2 lets it pass (PR-051), the first hundred. With errors the value is not to be used.
 * @throws when the message was not validated against `file` before
 */
export function readMessage<T>(tree: XmlTree, file: NamespaceFile): { value: T; errors: XmlError[] } {
  const model = rootModel(file, tree.root().localName)
  const reader = new Reader(tree)
  const value = reader.readGroup(model, tree.rootElement) as T
  const errors = placed(tree, reader.findings.map(({ element, ...error }) => ({ ...error, path: placeOf(tree, model, element).path })))
  return { value, errors }
}

type Finding = { ruleId: 'PR-051' | 'PR-124' | 'PR-125'; message: string; element: Pointer }
type Value = Record<string, unknown>

/** Walks the tree in libxml2's memory. Nothing here makes that memory grow, so views stay valid. */
class Reader {
  readonly findings: Finding[] = []
  readonly #tree: XmlTree
  readonly #heap = libxml2.HEAPU8
  readonly #buffer = Buffer.from(libxml2.HEAPU8.buffer)
  /** The text read last is ASCII without white space, as most are: nothing in it to trim or to normalise. */
  #visibleOnly = true

  constructor(tree: XmlTree) {
    this.#tree = tree
  }

  readGroup(model: GroupModel, group: Pointer): Value {
    const value: Value = {}
    let empty = true
    for (let child = firstChild(group); child !== 0; child = nextSibling(child)) {
      if (nodeType(child) !== NODE.element) continue
      empty = false
      if (namespaceOf(child) !== 0) continue // the Signature: no other element below a root is in a namespace
      const name = this.#tree.nameOf(child)
      const element = model.byName.get(name)
      if (element === undefined) throw new Error(`${name} is not in the dictionary; the message was not validated`)
      const { content, key } = element
      const member = typeof content === 'string' ? this.#readText(content, child) : this.readGroup(content, child)
      if (!element.repeats) value[key] = member
      else if (key in value) (value[key] as unknown[]).push(member)
      else value[key] = [member]
    }
    if (empty) this.#find('PR-124', 'The element is empty; leave it out', group)
    return value
  }

  #find(ruleId: Finding['ruleId'], message: string, element: Pointer): void {
    if (this.findings.length < ERRORS_MAX) this.findings.push({ ruleId, message, element })
  }

  #readText(kind: TextKind, element: Pointer): unknown {
    const raw = this.#textOf(element)
    const lexical = this.#visibleOnly ? raw : kind === 'string' ? raw : kind === 'normalizedString' ? raw.replace(/[\t\n\r]/g, ' ') : raw.trim()
    if (lexical === '' || (!this.#visibleOnly && lexical.trim() === '')) {
      this.#find('PR-124', raw === '' ? 'The element is empty; leave it out' : 'The value is blank; leave the element out', element)
      return lexical
    }
    switch (kind) {
      case 'string': case 'normalizedString': return lexical
      case 'base64': {
        const base64 = lexical.replace(/\s+/g, '')
        if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) this.#find('PR-051', 'The value is wrong: base64 is expected', element)
        return base64
      }
      case 'integer': return Number(lexical) + 0
      case 'hundredths': return parseHundredths(lexical) + 0
      case 'boolean': case 'true': return lexical === 'true'
      case 'date':
        if (!isPlainDate(lexical)) this.#find('PR-125', 'A date is written as YYYY-MM-DD, without a time zone', element)
        return lexical
      case 'dateTime':
        if (!isZoned(lexical) || lexical[4] !== '-') this.#find('PR-125', 'A date and time needs a time zone (Z or an offset) and a year of four digits', element)
        return lexical
      case 'time':
        if (!isZoned(lexical)) this.#find('PR-125', 'A time needs a time zone (Z or an offset)', element)
        return lexical
      default: return kind satisfies never
    }
  }

  /** All text of an element without children, comments and processing instructions left out. */
  #textOf(element: Pointer): string {
    this.#visibleOnly = true
    const first = firstChild(element)
    if (first === 0) return ''
    if (nextSibling(first) === 0 && nodeType(first) === NODE.text) return this.#decode(contentOf(first))
    let joined = ''
    for (let node = first; node !== 0; node = nextSibling(node)) {
      const type = nodeType(node)
      if (type === NODE.text || type === NODE.cdata) joined += this.#decode(contentOf(node))
      else if (type === NODE.element) throw new Error('A value holds elements; the message was not validated')
    }
    return joined
  }

  #decode(pointer: Pointer): string {
    let end = pointer
    let least = 0xff
    let most = 0
    for (let byte = this.#heap[end]!; byte !== 0; byte = this.#heap[++end]!) {
      if (byte < least) least = byte
      if (byte > most) most = byte
    }
    this.#visibleOnly &&= least > 0x20 && most < 0x80
    return most < 0x80 ? this.#buffer.toString('latin1', pointer, end) : this.#buffer.toString('utf8', pointer, end)
  }
}

// The schema has seen to the rest of the form: what has ten characters is YYYY-MM-DD.
const isPlainDate = (lexical: string): boolean => lexical.length === 10
const isZoned = (lexical: string): boolean => lexical.endsWith('Z') || lexical.at(-6) === '+' || lexical.at(-6) === '-'
