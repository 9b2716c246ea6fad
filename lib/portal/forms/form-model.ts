/** What a form asks, worked out from the dictionary: every element of a report, with what may be typed into it. */
import type { Language } from '#schemas/code-list.ts'
import { dictionary, isElement, resolveTypeName, type ElementParticle, type NamespaceFile, type SimpleType } from '#schemas/dictionary.ts'
import type { CodeListName } from '#schemas/code-lists.ts'
import { codeListOf } from '#schemas/element-codes.ts'
import { valueName } from '#schemas/names.ts'
import { formDefinitions, type FormDefinition, type FormKind } from './form-kinds.ts'

/** How something is typed: `tick` can only be true, `yes-no` has both answers and none. */
export type InputKind = 'text' | 'date' | 'amount' | 'integer' | 'yes-no' | 'tick'

type Common = {
  /** on the wire */
  name: string
  /** in the generated types, and in what is typed */
  key: string
  /** below the root, without positions, as rules name it */
  path: string
  required: boolean
  repeats: boolean
  labels: Readonly<Record<Language, string>>
}
export type FieldElement = Common & { content: 'field'; input: InputKind; charactersMin?: number; charactersMax?: number; patterns: readonly string[]; codeList?: CodeListName }
export type GroupElement = Common & { content: 'group'; elements: readonly FormElement[] }
export type FormElement = FieldElement | GroupElement

const models = new Map<FormKind, GroupElement>()

/** DeliveryData of a kind of report. */
export function formModel(kind: FormKind): GroupElement {
  let model = models.get(kind)
  if (!model) {
    const { file, rules, ours } = formDefinitions[kind]
    const root = resolveTypeName(file, dictionary[file].rootElements![0]!.type!)
    const [home, deliveryData] = particlesOf(root.file!, root.local)[0]!
    models.set(kind, model = elementOf(home, deliveryData, '', { rules, ours }) as GroupElement)
  }
  return model
}

function elementOf(file: NamespaceFile, { name, type, min, max, label }: ElementParticle, above: string, known: Pick<FormDefinition, 'rules' | 'ours'>): FormElement {
  const path = above === '' ? name : `${above}/${name}`
  const common: Common = { name, key: valueName(name), path, required: min > 0, repeats: max !== 1, labels: label ?? { fi: name, sv: name, en: name } }
  const resolved = resolveTypeName(file, type!)
  const complex = resolved.file === null ? undefined : dictionary[resolved.file].complexTypes?.[resolved.local]
  if (!complex) {
    const codeList = codeListOf(known.rules, path)
    return { ...common, content: 'field', ...restrictionsOf(resolved), ...(codeList && { codeList }) }
  }
  return { ...common, content: 'group', elements: particlesOf(resolved.file!, resolved.local).filter(([, below]) => !known.ours.has(`${path}/${below.name}`)).map(([home, below]) => elementOf(home, below, path, known)) }
}

/** In document order, each with the file it is written in; the base type's come first. A signature is nobody's to type. */
function particlesOf(file: NamespaceFile, typeName: string): [NamespaceFile, ElementParticle][] {
  const type = dictionary[file].complexTypes![typeName]!
  const base = type.extends === undefined ? undefined : resolveTypeName(file, type.extends)
  const own = (type.sequence ?? type.choice ?? []).filter(isElement).filter(({ ref }) => !ref)
  return [...(base ? particlesOf(base.file!, base.local) : []), ...own.map((particle): [NamespaceFile, ElementParticle] => [file, particle])]
}

type Restrictions = Pick<FieldElement, 'input' | 'patterns' | 'charactersMin' | 'charactersMax'>

function restrictionsOf({ file, local }: { file: NamespaceFile | null; local: string }): Restrictions {
  if (file === null) return { input: builtIn(local), patterns: [] }
  const type: SimpleType = dictionary[file].simpleTypes![local]!
  if (type.enum?.length === 1 && type.enum[0] === 'true') return { input: 'tick', patterns: [] }
  const base = restrictionsOf(resolveTypeName(file, type.base))
  return {
    ...base,
    ...(type.minLength !== undefined && { charactersMin: type.minLength }), ...(type.maxLength !== undefined && { charactersMax: type.maxLength }),
    // The form writes numbers, days and answers itself.
    patterns: base.input === 'text' ? [...base.patterns, ...[type.pattern ?? []].flat()] : [],
  }
}

function builtIn(local: string): InputKind {
  switch (local) {
    case 'string': case 'normalizedString': case 'dateTime': return 'text'
    case 'date': return 'date'
    case 'decimal': return 'amount'
    case 'int': case 'integer': return 'integer'
    case 'boolean': return 'yes-no'
    default: throw new Error(`No way to type ${local}`)
  }
}

/** The element at a path without positions, `DeliveryData/Payer/…`; undefined when the kind has none there. */
export function elementAt(kind: FormKind, path: string): FormElement | undefined {
  let element: FormElement = formModel(kind)
  for (const name of path.split('/').slice(1)) {
    const next: FormElement | undefined = element.content === 'group' ? element.elements.find((candidate) => candidate.name === name) : undefined
    if (!next) return undefined
    element = next
  }
  return element
}

/** The element of a field as the form names it, `reports.report.0.…`, and the row of the innermost list it is in; undefined when the kind has none there. */
export function elementOfField(kind: FormKind, field: string): { element: FormElement; row?: { list: string; number: number; element: FormElement } } | undefined {
  let element: FormElement = formModel(kind)
  let row: { list: string; number: number; element: FormElement } | undefined
  const parts = field.split('.')
  for (const [at, part] of parts.entries()) {
    if (/^\d+$/.test(part)) row = { list: parts.slice(0, at).join('.'), number: Number(part) + 1, element }
    else {
      const next: FormElement | undefined = element.content === 'group' ? element.elements.find((candidate) => candidate.key === part) : undefined
      if (!next) return undefined
      element = next
    }
  }
  return { element, ...(row && row.list !== 'reports.report' && { row }) }
}

/** Every field below an element, in document order. */
export function* fieldsOf(element: FormElement): Generator<FieldElement> {
  if (element.content === 'field') yield element
  else for (const below of element.elements) yield* fieldsOf(below)
}
