import { create } from 'xmlbuilder2'
import {
  dictionary, fileOfNamespace, isElement, XSD_NAMESPACE,
  type ComplexType, type NamespaceFile, type Particle, type SimpleType,
} from '../dictionary.ts'

type Node = ReturnType<typeof create>

/** The XSD of one namespace: same names, order, cardinality and facets as the official 2022 file. */
export function generateXsd(file: NamespaceFile): string {
  const source = dictionary[file]
  const prefixes = Object.entries(source.prefixes).filter(([prefix, uri]) => prefix !== '' && uri !== XSD_NAMESPACE)
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const schema = document.ele(XSD_NAMESPACE, 'xs:schema')
  schema.att('http://www.w3.org/2000/xmlns/', 'xmlns:xs', XSD_NAMESPACE)
  for (const [prefix, uri] of prefixes) schema.att('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, uri)
  schema.att('targetNamespace', source.namespace)
  if (source.elementFormDefault === 'qualified') schema.att('elementFormDefault', 'qualified')

  for (const namespace of source.imports ?? []) {
    schema.ele('xs:import').att('namespace', namespace).att('schemaLocation', `${fileOfNamespace(namespace)}.xsd`)
  }
  for (const root of source.rootElements ?? []) {
    schema.ele('xs:element').att('name', root.name).att('type', qualified(root.type!))
  }
  for (const [name, type] of Object.entries(source.complexTypes ?? {})) complexType(schema, name, type)
  for (const [name, type] of Object.entries(source.simpleTypes ?? {})) simpleType(schema, name, type)
  return document.end({ prettyPrint: true }) + '\n'
}

/** In xmldsig-core-schema unprefixed type names are XSD's own. */
const qualified = (type: string) => (type.includes(':') ? type : `xs:${type}`)

function occurs(node: Node, min: number, max: number | null): Node {
  if (min !== 1) node.att('minOccurs', String(min))
  if (max !== 1) node.att('maxOccurs', max === null ? 'unbounded' : String(max))
  return node
}

function complexType(schema: Node, name: string, type: ComplexType): void {
  const node = schema.ele('xs:complexType').att('name', name)
  if (type.mixed) node.att('mixed', 'true')
  const holder = type.textOf
    ? node.ele('xs:simpleContent').ele('xs:extension').att('base', qualified(type.textOf))
    : type.extends
      ? node.ele('xs:complexContent').ele('xs:extension').att('base', type.extends)
      : node
  const [min, max] = type.occurs ?? [1, 1]
  if (type.sequence) particles(occurs(holder.ele('xs:sequence'), min, max), type.sequence)
  if (type.choice) particles(occurs(holder.ele('xs:choice'), min, max), type.choice)
  for (const attribute of type.attributes ?? []) {
    holder.ele('xs:attribute').att('name', attribute.name).att('type', qualified(attribute.type)).att('use', attribute.use)
  }
}

function particles(group: Node, list: Particle[]): void {
  for (const particle of list) {
    if (isElement(particle)) {
      const element = group.ele('xs:element')
      if (particle.ref) element.att('ref', particle.name)
      else element.att('name', particle.name).att('type', qualified(particle.type!))
      occurs(element, particle.min, particle.max)
    } else if ('any' in particle) {
      const any = group.ele('xs:any').att('namespace', particle.any)
      if (particle.processContents) any.att('processContents', particle.processContents)
      occurs(any, particle.min, particle.max)
    } else {
      const kind = particle.sequence ? 'sequence' : 'choice'
      particles(occurs(group.ele(`xs:${kind}`), particle.min, particle.max), particle.sequence ?? particle.choice ?? [])
    }
  }
}

function simpleType(schema: Node, name: string, type: SimpleType): void {
  const restriction = schema.ele('xs:simpleType').att('name', name).ele('xs:restriction').att('base', qualified(type.base))
  const facet = (kind: string, value: string | number) => restriction.ele(`xs:${kind}`).att('value', String(value))
  if (type.minLength !== undefined) facet('minLength', type.minLength)
  if (type.maxLength !== undefined) facet('maxLength', type.maxLength)
  for (const pattern of [type.pattern ?? []].flat()) facet('pattern', pattern)
  for (const value of type.enum ?? []) facet('enumeration', value)
}
