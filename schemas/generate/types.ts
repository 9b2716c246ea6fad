import {
  dictionary, isElement, resolveTypeName, type ElementParticle, type NamespaceFile, type Particle, type SimpleType,
} from '../dictionary.ts'
import { fileName, typeName, valueName } from '../names.ts'

/**
 * TypeScript types of one namespace. An element that may repeat is an array; a choice is an object
 * with every alternative optional; the Signature is not part of a message's value.
 */
export function generateTypes(file: NamespaceFile): string {
  const source = dictionary[file]
  const imports = new Map<string, Set<string>>()

  const reference = (qualifiedName: string): string => {
    const type = resolveTypeName(file, qualifiedName)
    if (type.file === null) return builtIn(type.local)
    const simple = dictionary[type.file].simpleTypes?.[type.local]
    if (simple) return ofSimpleType(type.file, simple)
    const name = typeName(type.local)
    if (type.file !== file) {
      const from = `./${fileName(type.file)}.ts`
      imports.set(from, (imports.get(from) ?? new Set()).add(name))
    }
    return name
  }
  const member = (element: ElementParticle, alternative: boolean): string => {
    const optional = element.min === 0 || alternative ? '?' : ''
    return `  ${valueName(element.name)}${optional}: ${reference(element.type!)}${element.max === 1 ? '' : '[]'}`
  }
  const elements = (list: Particle[]) => list.filter(isElement).filter((particle) => !particle.ref)

  const body = Object.entries(source.complexTypes ?? {}).map(([name, type]) => {
    const heritage = type.extends ? ` extends ${reference(type.extends)}` : ''
    const members = elements(type.sequence ?? type.choice ?? []).map((element) => member(element, !type.sequence))
    return `export interface ${typeName(name)}${heritage} {\n${members.join('\n')}\n}\n`
  })
  const roots = (source.rootElements ?? []).map((root) => `/** Root element \`${root.name}\`. */\nexport type ${typeName(root.name)}Root = ${reference(root.type!)}\n`)
  const importLines = [...imports].map(([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}'\n`)
  const usesHundredths = [...body, ...roots].some((text) => text.includes('Hundredths'))
  if (usesHundredths) importLines.unshift(`import type { Hundredths } from '../../value-types.ts'\n`)
  return `// Generated from schemas/dictionary/${file}.json by scripts/generate.ts. Do not edit.\n${importLines.join('')}\n${[...roots, ...body].join('\n')}`
}

function builtIn(local: string): string {
  switch (local) {
    case 'int': case 'integer': return 'number'
    case 'boolean': return 'boolean'
    case 'decimal': return 'Hundredths'
    default: return 'string'
  }
}

function ofSimpleType(file: NamespaceFile, type: SimpleType): string {
  if (type.enum?.length === 1 && type.enum[0] === 'true') return 'true'
  const base = resolveTypeName(file, type.base)
  if (base.file === null) return type.enum && base.local === 'string' ? type.enum.map((value) => `'${value}'`).join(' | ') : builtIn(base.local)
  return ofSimpleType(base.file, dictionary[base.file].simpleTypes![base.local]!)
}
