/** Names of elements in the reader's language, from the dictionary's labels. */
import type { Language } from './code-list.ts'
import { dictionary, isElement, resolveTypeName, type ElementParticle, type NamespaceFile } from './dictionary.ts'

/** File with the root element of a message, and so the point from which paths are read. */
export type MessageFile = Extract<NamespaceFile, `${string}${'ToIR' | 'FromIR'}`>

type Step = { readonly particle: ElementParticle; /** file in which its type is written */ readonly home: NamespaceFile; readonly position: string | undefined; readonly isList: boolean }

/**
 * @param path below the root, with or without positions: `DeliveryData/Reports/Report[3]/ReportData/ReportId`
 * @returns the label of the element the path ends at; its own name where the dictionary has none
 */
export function elementLabel(file: MessageFile, path: string, language: Language): string {
  const steps = stepsOf(file, path)
  return (steps.length === path.split('/').length ? labelOf(steps.at(-1), language) : undefined) ?? lastName(path)
}

/**
 * The way to an element in words: `Ilmoitus 3 › Tulonsaaja › Tunniste 1 › Tunnus`. The record as a whole and groups
 * that only hold a list say nothing and are left out, unless the path ends there.
 */
export function placeName(file: MessageFile, path: string, language: Language): string {
  const steps = stepsOf(file, path)
  const names = steps.flatMap((step, i) => {
    if (i < steps.length - 1 && (i === 0 || step.isList)) return []
    const label = labelOf(step, language) ?? step.particle.name
    return [step.position === undefined ? label : `${label} ${step.position}`]
  })
  return names.length > 0 ? names.join(' › ') : lastName(path)
}

const labelOf = (step: Step | undefined, language: Language): string | undefined => step?.particle.label?.[language]

const lastName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')

/** The particles on the way, as far as the dictionary knows them. */
function stepsOf(file: MessageFile, path: string): readonly Step[] {
  const steps: Step[] = []
  let type: { file: NamespaceFile; name: string } | undefined = { file, name: dictionary[file].rootElements![0]!.type! }
  for (const segment of path.split('/')) {
    const [, name, position] = /^([^[]*)(?:\[(\d+)\])?$/.exec(segment) ?? []
    const particle: ElementParticle | undefined = type && elementsOf(type).find((candidate) => candidate.name === name || candidate.name === `ds:${name}`)
    if (!particle) break
    const next: { file: NamespaceFile; name: string } | undefined = particle.type === undefined ? undefined : { file: resolveTypeName(type!.file, type!.name).file!, name: particle.type }
    const below = next ? elementsOf(next) : []
    steps.push({ particle, home: next?.file ?? type!.file, position, isList: below.length === 1 && below[0]!.max !== 1 })
    type = next
  }
  return steps
}

/** @param type as written in `file` */
function elementsOf(type: { file: NamespaceFile; name: string }): readonly ElementParticle[] {
  const { file, local } = resolveTypeName(type.file, type.name)
  const complex = file === null ? undefined : dictionary[file].complexTypes?.[local]
  if (!complex) return []
  const own = (complex.sequence ?? complex.choice ?? []).filter(isElement)
  return complex.extends ? [...elementsOf({ file: file!, name: complex.extends }), ...own] : own
}

/** A value of the element's type, for an example; undefined for a group. @param path below the root */
export function sampleValue(file: MessageFile, path: string): string | undefined {
  const steps = stepsOf(file, path)
  const last = steps.at(-1)
  if (steps.length !== path.split('/').length || last === undefined) return undefined
  return sampleOf(last.home, last.particle.type)
}

function sampleOf(file: NamespaceFile, typeName: string | undefined): string | undefined {
  if (typeName === undefined) return undefined
  const type = resolveTypeName(file, typeName)
  if (type.file === null) {
    switch (type.local) {
      case 'date': return '2026-06-15'
      case 'dateTime': return '2026-06-15T09:00:00+03:00'
      case 'int': case 'integer': return '1'
      case 'decimal': return '1250.00'
      case 'boolean': return 'true'
      default: return undefined
    }
  }
  const simple = dictionary[type.file].simpleTypes?.[type.local]
  return simple && (simple.enum?.[0] ?? sampleOf(type.file, simple.base))
}
