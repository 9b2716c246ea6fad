/** What stands on a paper form, worked out from the same layout as the form on the screen. */
import type { Language } from '#schemas/code-list.ts'
import { isInForce } from '#schemas/code-list.ts'
import { codeLists } from '#schemas/code-lists.ts'
import { parseDay } from '../finnish-days.ts'
import { asked, fieldNumbers, sectionGroup } from '../forms/field-order.ts'
import { fieldNameOf } from '../forms/field-names.ts'
import type { Section } from '../forms/form-layout.ts'
import { formLayouts } from '../forms/form-layouts.ts'
import type { FieldElement, FormElement, GroupElement } from '../forms/form-model.ts'
import { fieldsOf } from '../forms/form-model.ts'
import { isEmpty, isGroup, type FormValue, type FormValues } from '../forms/form-values.ts'
import type { PaperBox, PaperField, PaperPart } from '../pdf/paper-form-pdf.ts'
import type { PaperKind } from './paper-start.ts'

export type PaperTexts = {
  stepTitle(step: string): string
  sectionTitle(section: Section, step: string): string
  yes: string
  no: string
  dayHint: string
  codeHint: string
  severalHint: string
  line: string
  further(line: string): string
  lineField: string
}

export type PaperSettings = {
  kind: PaperKind
  language: Language
  /** also what only few need; the ordinary form shows what is usual, and what is filled in */
  extended: boolean
  /** codes in force on this day, YYYY-MM-DD */
  date: string
  /** what is filled in; none: to be filled in by hand */
  values?: FormValues
  texts: PaperTexts
}

/** Rows to write in, by the name of the group that repeats. */
const ROWS: Readonly<Record<string, number>> = { Transaction: 8, UnpaidAbsencePeriod: 3, PaidAbsencePeriod: 3 }
const ROWS_USUAL = 2
const COLUMNS_MAX = 6
/** So few choices are ticked; of more the code is written. */
const TICKS_MAX = 4

/** The steps of the form, with every field's number on the page where paper is entered. */
export function paperFormParts(settings: PaperSettings): PaperPart[] {
  const { kind, texts, values } = settings
  return formLayouts[kind].steps.flatMap(({ id, sections }, step) => {
    const parts = sections.flatMap((section): PaperPart[] => {
      const { group, usual } = sectionGroup(kind, section)
      const shown = { group, usual: group.elements.slice(0, usual) }
      const inside = partsOf(shown, values && valueAt(values, section.path), settings)
      const title = texts.sectionTitle(section, id)
      return inside.length === 0 ? [] : [...(title === texts.stepTitle(id) || inside[0]?.kind === 'group' ? [] : [{ kind: 'group', text: title } as const]), ...inside]
    })
    return parts.length === 0 ? [] : [{ kind: 'step', text: `${step + 1}. ${texts.stepTitle(id)}` }, ...parts]
  })
}

/** Of the first report, which is the only one on a paper. */
function valueAt(values: FormValues, path: string): FormValue {
  let value: FormValue = values
  for (const key of fieldNameOf(path).replace('reports.report', 'reports.report.0').split('.').filter(Boolean)) {
    value = Array.isArray(value) ? (value as readonly FormValue[])[Number(key)] : isGroup(value) ? value[key] : undefined
  }
  return value
}

type Shown = { group: GroupElement; usual: readonly FormElement[] }

function partsOf({ group, usual }: Shown, given: FormValue, settings: PaperSettings): PaperPart[] {
  const value = isGroup(given) ? given : {}
  const parts: PaperPart[] = []
  let fields: PaperField[] = []
  const endFields = () => {
    if (fields.length > 0) parts.push({ kind: 'fields', fields })
    fields = []
  }
  for (const element of group.elements) {
    if (!isShown(element, usual.includes(element), value[element.key], settings)) continue
    if (element.content === 'field') {
      fields.push(fieldOf(element, value[element.key], settings))
      continue
    }
    endFields()
    const inside = element.repeats ? repeated(element, value[element.key], settings) : partsOf(usualElements(element, settings), value[element.key], settings)
    if (inside.length > 0) parts.push(...(inside[0]!.kind === 'group' ? [] : [{ kind: 'group', text: element.labels[settings.language] } as const]), ...inside)
  }
  endFields()
  return parts
}

function usualElements(group: GroupElement, { kind }: PaperSettings): Shown {
  const { usual, rest } = asked(kind, group)
  return { group: { ...group, elements: [...usual, ...rest] }, usual }
}

/** On a filled form also the extended one leaves out groups of which nothing is filled in. */
function isShown(element: FormElement, usual: boolean, value: FormValue, { extended, values, kind }: PaperSettings): boolean {
  if (!isEmpty(value)) return true
  if (values !== undefined && element.content === 'group') return false
  return extended || (usual && formLayouts[kind].shownWhen[element.path] === undefined)
}

/** What is usual of each is a line of a table; what is not follows the table, with the line's number. */
function repeated(element: GroupElement, given: FormValue, settings: PaperSettings): PaperPart[] {
  const { kind, texts, values, language, extended } = settings
  const entries = (Array.isArray(given) ? given as readonly FormValue[] : []).filter((entry) => !isEmpty(entry))
  const columns = columnsOf(element, settings)
  if (columns.length === 0) {
    const count = values === undefined ? 1 : entries.length
    return Array.from({ length: count }, (_, index) => partsOf(usualElements(element, settings), entries[index], settings)).flat()
  }
  const numbers = fieldNumbers(kind)
  const empty = Array.from({ length: ROWS[element.name] ?? ROWS_USUAL }, () => undefined)
  const table: PaperPart = {
    kind: 'table', lines: texts.line, columns: columns.map(({ element: column }) => ({ number: numbers.get(column.path) ?? '', label: column.labels[language], share: shareOf(column) })),
    rows: (values === undefined ? empty : entries).map((entry) => columns.map(({ element: column, keys }) => shownText(column, keys.reduce<FormValue>((at, key) => (isGroup(at) ? at[key] : undefined), entry), settings))),
  }
  const rest = withoutColumns(element, new Set(columns.map(({ element: column }) => column.path)))
  if (rest.elements.length === 0) return [table]
  if (values === undefined) {
    if (!extended) return [table]
    const lineField: PaperField = { number: '', label: texts.lineField, span: 2, box: { kind: 'cells', groups: [2] } }
    return [table, { kind: 'group', text: texts.further(element.labels[language]) }, { kind: 'fields', fields: [lineField] }, ...partsOf({ group: rest, usual: [] }, undefined, settings)]
  }
  return [table, ...entries.flatMap((entry, index): PaperPart[] => {
    const inside = partsOf({ group: rest, usual: [] }, entry, { ...settings, extended: false })
    return inside.length === 0 ? [] : [{ kind: 'group', text: `${texts.further(element.labels[language])}: ${index + 1}` }, ...inside]
  })]
}

type Column = { element: FieldElement; keys: readonly string[] }

/** The usual fields of a group that repeats, those of the groups in it too; none where they are no line of a table. */
function columnsOf(group: GroupElement, settings: PaperSettings, keys: readonly string[] = []): Column[] {
  const columns = usualElements(group, settings).usual.flatMap((element): (Column | undefined)[] => {
    if (element.repeats) return [undefined]
    if (element.content === 'field') return [{ element, keys: [...keys, element.key] }]
    const inside = columnsOf(element, settings, [...keys, element.key])
    return inside.length === 0 ? [undefined] : inside
  })
  return columns.length > COLUMNS_MAX || columns.includes(undefined) ? [] : columns as Column[]
}

function withoutColumns(group: GroupElement, columns: ReadonlySet<string>): GroupElement {
  return {
    ...group,
    elements: group.elements.flatMap((element): FormElement[] => {
      if (element.content === 'field') return columns.has(element.path) ? [] : [element]
      if (![...fieldsOf(element)].some(({ path }) => columns.has(path))) return [element]
      const inside = withoutColumns(element, columns)
      return inside.elements.length === 0 ? [] : [inside]
    }),
  }
}

/** Of the width of a table. */
function shareOf({ input, codeList, charactersMax = 10 }: FieldElement): number {
  if (input === 'tick' || input === 'yes-no') return 2
  if (input === 'date' || input === 'integer' && codeList === undefined) return 3
  return input === 'amount' ? 3 : codeList !== undefined ? 5 : charactersMax > 40 ? 5 : 4
}

function fieldOf(element: FieldElement, value: FormValue, settings: PaperSettings): PaperField {
  const { kind, language, texts } = settings
  const box = boxOf(element, value, settings)
  const isBlank = settings.values === undefined
  const hint = !isBlank ? undefined : element.repeats ? texts.severalHint : element.input === 'date' ? texts.dayHint : box.kind === 'cells' && element.codeList !== undefined ? texts.codeHint : undefined
  return { number: fieldNumbers(kind).get(element.path) ?? '', label: element.labels[language], ...(hint !== undefined && { hint }), span: spanOf(element, box), box }
}

function spanOf({ input, charactersMax = 20, repeats }: FieldElement, box: PaperBox): 2 | 3 | 6 {
  if (box.kind === 'ticks') return box.options.some(({ text }) => text.length > 45) ? 6 : box.options.some(({ text }) => text.length > 25) ? 3 : 2
  if (input !== 'text' || box.kind === 'cells') return repeats || (box.kind === 'line' && box.value.length > 24) ? 3 : 2
  return charactersMax <= 20 ? 2 : charactersMax <= 200 ? 3 : 6
}

function boxOf(element: FieldElement, value: FormValue, settings: PaperSettings): PaperBox {
  const { values, texts, language, date } = settings
  const { input, codeList, repeats } = element
  if (input === 'tick') return { kind: 'ticks', options: [{ text: texts.yes, ticked: value === true || value === 'true' }] }
  if (input === 'yes-no') return { kind: 'ticks', options: [{ text: texts.yes, ticked: value === 'true' }, { text: texts.no, ticked: value === 'false' }] }
  const codes = codeList === undefined ? [] : codeLists[codeList].codes.filter((code) => isInForce(code, date))
  if (codes.length > 0 && codes.length <= TICKS_MAX) {
    const given = (Array.isArray(value) ? value : [value]) as readonly FormValue[]
    return { kind: 'ticks', options: codes.map((entry) => ({ text: `${entry.code} ${entry[language]}`, ticked: given.includes(entry.code) })) }
  }
  if (values !== undefined) return { kind: 'line', value: shownText(element, value, settings), ...(input === 'amount' && { align: 'right' }) }
  if (input === 'date') return { kind: 'cells', groups: [2, 2, 4] }
  if (input === 'amount') return { kind: 'amount' }
  if (repeats || codes.length === 0) return { kind: 'line', value: '' }
  return { kind: 'cells', groups: [Math.max(...codes.map(({ code }) => code.length))] }
}

/** ddmmyyyy, as the form asks for it to be written; what is no day stands as it is. */
const dayOnPaper = (value: string): string => parseDay(value)?.split('-').reverse().join('') ?? value

/** As it stands in a box: of a code also what it means. */
function shownText({ input, codeList }: FieldElement, value: FormValue, { language, texts }: PaperSettings): string {
  if (Array.isArray(value)) return (value as readonly FormValue[]).map((one) => shownText({ input, codeList } as FieldElement, one, { language, texts } as PaperSettings)).join('; ')
  if (isEmpty(value)) return ''
  if (input === 'tick') return 'X'
  if (input === 'date') return dayOnPaper(String(value))
  if (input === 'yes-no') return value === 'true' ? texts.yes : texts.no
  const entry = codeList === undefined ? undefined : codeLists[codeList].codes.find(({ code }) => code === value)
  return entry === undefined ? String(value) : `${entry.code} ${entry[language]}`
}
