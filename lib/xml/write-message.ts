import { dictionary, type NamespaceFile } from '#schemas/dictionary.ts'
import { formatHundredths } from '#schemas/value-types.ts'
import { escapeText, isPlainText, isXmlText } from './escape.ts'
import { rootModel, type GroupModel, type TextKind } from './message-model.ts'

/**
 * A message as XML text in exclusive canonical form, so that its digest can be taken without a parser.
 * Elements stand in the dictionary's order whatever the order of the keys. Left out: what is absent, an empty
 * string and an empty group (PR-124). No declaration, no white space between elements, root prefix `ns0`.
 *
 * @param value of the generated type of this root (`schemas/generated/types`)
 * @throws TypeError when a value cannot stand in XML at all (a control character, a fraction of a cent):
 *   forms and readers let no such value through, so this is a mistake in the program
 */
export function writeMessage(file: NamespaceFile, rootElement: string, value: object): string {
  const children = writeGroup(rootModel(file, rootElement), value as Value)
  return `<ns0:${rootElement} xmlns:ns0="${dictionary[file].namespace}">${children}</ns0:${rootElement}>`
}

type Value = Readonly<Record<string, unknown>>

function writeGroup(model: GroupModel, value: Value): string {
  let xml = ''
  for (const { key, name, repeats, content } of model.elements) {
    const member = value[key]
    if (member === undefined || member === null) continue
    if (!repeats) xml += writeElement(name, content, member)
    else for (const item of member as readonly unknown[]) xml += writeElement(name, content, item)
  }
  return xml
}

function writeElement(name: string, content: TextKind | GroupModel, value: unknown): string {
  const inner = typeof content === 'string' ? writeText(name, content, value) : writeGroup(content, value as Value)
  return inner === '' ? '' : `<${name}>${inner}</${name}>`
}

type StringKind = Exclude<TextKind, 'integer' | 'hundredths' | 'boolean' | 'true'>

function writeText(name: string, kind: TextKind, value: unknown): string {
  switch (kind) {
    case 'integer':
      if (!Number.isSafeInteger(value)) throw new TypeError(`${name} is not an integer`)
      return String(value)
    case 'hundredths':
      if (!Number.isSafeInteger(value)) throw new TypeError(`${name} is not an integer count of hundredths`)
      return formatHundredths(value as number)
    case 'boolean':
      if (typeof value !== 'boolean') throw new TypeError(`${name} is neither true nor false`)
      return value ? 'true' : 'false'
    case 'true':
      if (value !== true) throw new TypeError(`${name} can only be true; leave it out otherwise`)
      return 'true'
    default:
      return writeString(name, kind, value)
  }
}

function writeString(name: string, kind: StringKind, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`${name} is not a string`)
  if (isPlainText(value)) return value
  if (!isXmlText(value)) throw new TypeError(`${name} contains a character that XML cannot carry`)
  switch (kind) {
    case 'base64':
      return value.replace(/\s+/g, '')
    case 'normalizedString': case 'date': case 'dateTime': case 'time':
      return escapeText(value.replace(/[\t\n\r]/g, ' '))
    case 'string':
      // As a parser reads line ends. Written as a reference a carriage return would contain the banned `&#` (PR-122).
      return escapeText(value.replace(/\r\n?/g, '\n'))
    default: return kind satisfies never
  }
}
