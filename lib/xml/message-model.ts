/**
 * The dictionary resolved for reading and writing: every element with its key in the value, whether it
 * repeats, and what stands in it. Built once per type and thread.
 */
import { dictionary, isElement, resolveTypeName, type ElementParticle, type NamespaceFile, type SimpleType } from '#schemas/dictionary.ts'
import { valueName } from '#schemas/names.ts'

/** How the text of an element becomes a value; see `schemas/generated/types`. */
export type TextKind =
  | 'string' | 'normalizedString' | 'base64'
  | 'date' | 'dateTime' | 'time'
  | 'integer' | 'hundredths' | 'boolean' | 'true'

export type ElementModel = {
  /** local name on the wire */
  name: string
  /** key in the value */
  key: string
  /** an array in the value */
  repeats: boolean
  content: TextKind | GroupModel
  /** the XSD type, as written in `file` */
  file: NamespaceFile
  type: string
}

/** A complex type: its elements in document order, the Signature left out. */
export type GroupModel = {
  elements: readonly ElementModel[]
  byName: ReadonlyMap<string, ElementModel>
}

const groups = new Map<string, GroupModel>()

/** @throws when `file` has no such root element: the caller has validated the message, or names a root of its own choice */
export function rootModel(file: NamespaceFile, rootElement: string): GroupModel {
  const root = dictionary[file].rootElements?.find((element) => element.name === rootElement)
  if (!root) throw new Error(`${file} has no root element ${rootElement}`)
  const type = resolveTypeName(file, root.type!)
  return group(type.file!, type.local)
}

function group(file: NamespaceFile, typeName: string): GroupModel {
  const id = `${file}:${typeName}`
  const known = groups.get(id)
  if (known) return known
  const model = { elements: [] as ElementModel[], byName: new Map<string, ElementModel>() }
  groups.set(id, model)
  for (const [home, particle] of particles(file, typeName)) {
    const element = { name: particle.name, key: valueName(particle.name), repeats: particle.max !== 1, content: content(home, particle.type!), file: home, type: particle.type! }
    model.elements.push(element)
    model.byName.set(element.name, element)
  }
  return model
}

/** Elements of a type in document order, each with the file it is written in; the base type's come first. */
function particles(file: NamespaceFile, typeName: string): [NamespaceFile, ElementParticle][] {
  const type = dictionary[file].complexTypes![typeName]!
  const base = type.extends ? resolveTypeName(file, type.extends) : undefined
  const own = (type.sequence ?? type.choice ?? []).filter(isElement).filter((particle) => !particle.ref)
  return [...(base ? particles(base.file!, base.local) : []), ...own.map((particle): [NamespaceFile, ElementParticle] => [file, particle])]
}

function content(file: NamespaceFile, typeName: string): TextKind | GroupModel {
  const type = resolveTypeName(file, typeName)
  if (type.file === null) return builtIn(type.local)
  const simple = dictionary[type.file].simpleTypes?.[type.local]
  return simple ? restricted(type.file, simple) : group(type.file, type.local)
}

function restricted(file: NamespaceFile, type: SimpleType): TextKind {
  if (type.enum?.length === 1 && type.enum[0] === 'true') return 'true'
  const base = resolveTypeName(file, type.base)
  return base.file === null ? builtIn(base.local) : restricted(base.file, dictionary[base.file].simpleTypes![base.local]!)
}

function builtIn(local: string): TextKind {
  switch (local) {
    case 'string': return 'string'
    case 'normalizedString': return 'normalizedString'
    case 'base64Binary': return 'base64'
    case 'date': return 'date'
    case 'dateTime': return 'dateTime'
    case 'time': return 'time'
    case 'int': case 'integer': return 'integer'
    case 'decimal': return 'hundredths'
    case 'boolean': return 'boolean'
    default: throw new Error(`No way to read XSD type ${local}`)
  }
}
