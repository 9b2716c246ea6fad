/**
 * A part of a message (a report, a payer) as people read it: groups and values in the dictionary's order, with
 * labels and code lists, and what another version of it says otherwise.
 */
import type { CodeListName } from './code-lists.ts'
import { codeListOf } from './element-codes.ts'
import { dictionary, isElement, resolveTypeName, type ElementParticle, type Label, type NamespaceFile } from './dictionary.ts'
import { valueName } from './names.ts'
import type { MessageRules } from './rules/messages.ts'

export type OutlineValue = string | number | boolean
export type ValueForm = 'text' | 'date' | 'moment' | 'integer' | 'hundredths' | 'euros' | 'boolean'

/** In the other version it is missing, is more than here, or says something else. */
export type Change = 'added' | 'removed' | 'changed'

export type OutlineNode = {
  readonly name: string
  /** absent where the dictionary has no names in words */
  readonly label?: Label
  /** from 1, of an element that repeats */
  readonly position?: number
  readonly change?: Change
} & (
  | { readonly kind: 'group'; readonly children: readonly OutlineNode[] }
  | { readonly kind: 'value'; readonly value: OutlineValue; readonly form: ValueForm; readonly codeList?: CodeListName; /** what the other version says, where it says something else */ readonly before?: OutlineValue }
)

/** Where in a message the part stands. */
export type OutlinePart = {
  /** file of the part's type: `WageReportsToIRTypes` */
  readonly file: NamespaceFile
  /** complex type: `Report` */
  readonly type: string
  /** path below the root, for code lists: `DeliveryData/Reports/Report` */
  readonly path: string
  readonly message?: MessageRules | undefined
}

type Group = Readonly<Record<string, unknown>>

/**
 * @param value of the generated type
 * @param before an earlier version of the same part; without it nothing is compared
 */
export function outlineOf(part: OutlinePart, value: object, before?: object): OutlineNode[] {
  return childrenOf(part, value as Group, before as Group | undefined, before !== undefined)
}

/** Does anything in the outline differ from the other version? */
export const hasChanges = (nodes: readonly OutlineNode[]): boolean =>
  nodes.some((node) => node.change !== undefined || (node.kind === 'group' && hasChanges(node.children)))

function childrenOf(part: OutlinePart, now: Group | undefined, before: Group | undefined, compares: boolean): OutlineNode[] {
  return elementsOf(part.file, part.type).flatMap((particle) => {
    const key = valueName(particle.name)
    return particle.max === 1
      ? nodeOf(part, particle, undefined, now?.[key], before?.[key], compares) ?? []
      : pairsOf(listOf(now?.[key]), listOf(before?.[key]), (entry) => firstValue(part.file, particle, entry)).flatMap(([one, other], index) => nodeOf(part, particle, index + 1, one, other, compares) ?? [])
  })
}

function nodeOf(part: OutlinePart, particle: ElementParticle, position: number | undefined, now: unknown, before: unknown, compares: boolean): OutlineNode | undefined {
  const shown = now ?? before
  if (shown === undefined || shown === null) return undefined
  const change = !compares ? undefined : before === undefined ? 'added' : now === undefined ? 'removed' : undefined
  const common = { name: particle.name, ...(particle.label && { label: particle.label }), ...(position !== undefined && { position }) }
  const path = `${part.path}/${particle.name}`
  if (typeof shown === 'object') {
    const { file, local } = resolveTypeName(part.file, particle.type!)
    // Of a group that is new or gone every value is: said once, on the group.
    const children = childrenOf({ ...part, file: file!, type: local, path }, shown as Group, before as Group | undefined, compares && change === undefined)
    return { ...common, kind: 'group', children, ...(change && { change }) }
  }
  const codeList = part.message && codeListOf(part.message, path)
  const differs = compares && change === undefined && now !== before
  return {
    ...common, kind: 'value', value: shown as OutlineValue, form: formOf(part.file, particle), ...(codeList && { codeList }),
    ...(change ? { change } : differs && { change: 'changed', before: before as OutlineValue }),
  }
}

/** Entries of two versions of a list that belong together: alike first, then those with the same first value (a code, a date). */
function pairsOf(now: readonly unknown[], before: readonly unknown[], firstOf: (entry: unknown) => string): [unknown, unknown][] {
  const open = new Set(before.keys())
  const partners = new Map<number, number>()
  for (const keyOf of [sortedText, firstOf]) {
    const byKey = new Map<string, number[]>()
    for (const index of open) byKey.set(keyOf(before[index]), [...(byKey.get(keyOf(before[index])) ?? []), index])
    for (const index of now.keys()) {
      if (partners.has(index)) continue
      const partner = byKey.get(keyOf(now[index]))?.shift()
      if (partner === undefined) continue
      partners.set(index, partner)
      open.delete(partner)
    }
  }
  return [...now.map((entry, index): [unknown, unknown] => [entry, partners.has(index) ? before[partners.get(index)!] : undefined]), ...[...open].map((index): [unknown, unknown] => [undefined, before[index]])]
}

/** The same for the same content, in whatever order a database keeps the keys. */
const sortedText = (entry: unknown): string => JSON.stringify(entry, (_key, value: unknown) =>
  (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value))

function firstValue(file: NamespaceFile, particle: ElementParticle, entry: unknown): string {
  if (entry === null || typeof entry !== 'object') return String(entry)
  const type = resolveTypeName(file, particle.type!)
  const first = elementsOf(type.file!, type.local).find(({ name }) => (entry as Group)[valueName(name)] !== undefined)
  if (first === undefined) return ''
  const value = (entry as Group)[valueName(first.name)]
  return firstValue(type.file!, first, Array.isArray(value) ? value[0] : value)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Elements in document order, the base type's first; the Signature is not part of a message's value. */
function elementsOf(file: NamespaceFile, type: string): readonly ElementParticle[] {
  const complex = dictionary[file].complexTypes?.[type]
  if (!complex) throw new Error(`${file} has no type ${type}`)
  const own = (complex.sequence ?? complex.choice ?? []).filter(isElement).filter(({ ref }) => !ref)
  if (!complex.extends) return own
  const base = resolveTypeName(file, complex.extends)
  return [...elementsOf(base.file!, base.local), ...own]
}

/** `decimal2` elements that are not money. */
const NOT_EUROS = new Set(['UnitAmount', 'EmissionsValue', 'HoursPerWeek', 'PartTime'])

function formOf(file: NamespaceFile, { name, type }: ElementParticle): ValueForm {
  const resolved = resolveTypeName(file, type!)
  if (resolved.file === null) {
    switch (resolved.local) {
      case 'date': return 'date'
      case 'dateTime': return 'moment'
      case 'int': case 'integer': return 'integer'
      case 'decimal': return NOT_EUROS.has(name) ? 'hundredths' : 'euros'
      case 'boolean': return 'boolean'
      default: return 'text'
    }
  }
  const simple = dictionary[resolved.file].simpleTypes![resolved.local]!
  if (simple.enum?.[0] === 'true') return 'boolean'
  return formOf(resolved.file, { name, type: simple.base, min: 1, max: 1 })
}
