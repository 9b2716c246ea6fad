/**
 * What is typed into a form, and the message it stands for. Typed values are text as a person writes it (`1 234,50`,
 * `31.1.2026`), in the shape of the message, so that a half-filled form can be kept and each error finds its field.
 */
import { z } from 'zod'
import { parseDay } from '../finnish-days.ts'
import { fieldNameOf } from './field-names.ts'
import type { FieldElement, FormElement, GroupElement } from './form-model.ts'

export type FormValue = string | boolean | FormValues | readonly FormValue[] | undefined
export type FormValues = { readonly [key: string]: FormValue }

/** Deeper than any report, so that no made-up draft sends us down endlessly. */
const DEPTH_MAX = 14
const ENTRIES_MAX = 1_000

const leaf = z.union([z.string().max(4_000), z.boolean()])
const valueAt = (depth: number): z.ZodType<FormValue> =>
  depth === 0 ? leaf : z.union([leaf, z.array(z.lazy(() => valueAt(depth - 1))).max(ENTRIES_MAX), z.record(z.string().max(60), z.lazy(() => valueAt(depth - 1)))])

/** As it comes from a browser: any shape, within bounds. What the model does not know is dropped when it is read. */
export const FormValuesInput: z.ZodType<FormValues> = z.record(z.string().max(60), z.lazy(() => valueAt(DEPTH_MAX)))

export type LexicalProblem = 'missing' | 'wrong-day' | 'wrong-amount' | 'wrong-number' | 'too-long' | 'too-short' | 'wrong-form' | 'forbidden-characters'
export type FieldProblem = { /** as the form names it */ field: string; problem: LexicalProblem; charactersMax?: number }

/** XML cannot carry control characters; WR-004 bans these sequences. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const BANNED = /--|\/\*|&#/

const schemas = new Map<FieldElement, z.ZodType<string | number | boolean, string>>()

/** How one field is read: its messages are the names of what is wrong. */
export function fieldSchema(element: FieldElement): z.ZodType<string | number | boolean, string> {
  let schema = schemas.get(element)
  if (!schema) schemas.set(element, schema = makeSchema(element))
  return schema
}

function makeSchema({ input, codeList, charactersMin = 1, charactersMax = 4_000, patterns }: FieldElement): z.ZodType<string | number | boolean, string> {
  const wrong = (problem: LexicalProblem) => ({ error: problem })
  switch (input) {
    case 'text': {
      const text = z.string().trim().refine((value) => !CONTROL.test(value) && !BANNED.test(value), wrong('forbidden-characters'))
        .refine((value) => [...value].length <= charactersMax, wrong('too-long')).refine((value) => [...value].length >= charactersMin, wrong('too-short'))
      return patterns.length === 0 ? text : text.refine((value) => patterns.some((pattern) => new RegExp(`^(?:${pattern})$`).test(value)), wrong('wrong-form'))
    }
    case 'date': return z.string().trim().transform(parseDay).pipe(z.string(wrong('wrong-day')))
    case 'amount': return z.string().transform(parseAmount).pipe(z.int(wrong('wrong-amount')))
    case 'integer': return z.string().transform((text) => parseInteger(text)).pipe(z.int(wrong(codeList ? 'wrong-form' : 'wrong-number')).min(-2_147_483_648, wrong('wrong-number')).max(2_147_483_647, wrong('wrong-number')))
    case 'yes-no': return z.enum(['true', 'false'], wrong('wrong-form')).transform((text) => text === 'true')
    case 'tick': return z.literal('true', wrong('wrong-form')).transform(() => true)
    default: return input satisfies never
  }
}

/** `1 234,5` → 123450 hundredths; undefined for what is no amount. A point and a comma mean the same; groups may be parted by spaces. */
export function parseAmount(text: string): number | undefined {
  const compact = text.replace(/[\s\u00a0\u202f\u2009]/g, '').replace(/\u2212/g, '-').replace(/€$/, '')
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(compact) ?? []
  if (whole === undefined) return undefined
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' ? -hundredths : hundredths
}

const parseInteger = (text: string): number | undefined => (/^[+-]?\d{1,10}$/.test(text.trim()) ? Number(text.trim()) : undefined)

/** 123450 → `1234,50`, as it stands in a field. */
export const amountText = (hundredths: number): string => `${hundredths < 0 ? '-' : ''}${Math.trunc(Math.abs(hundredths) / 100)},${String(Math.abs(hundredths) % 100).padStart(2, '0')}`

/** 2026-01-31 → 31.1.2026 */
export const dayInField = (iso: string): string => iso.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$3.$2.$1')

export type ReadForm = {
  value: Record<string, unknown>
  problems: FieldProblem[]
  /** fields with a stopgap */
  filled: ReadonlySet<string>
  /** The field of a place in the message. @param path as rules name it, with positions */
  fieldOf(path: string): string
}

/** Empty rows are not in the message, so its positions may be others. */
function withRowsOfForm(path: string, kept: ReadonlyMap<string, readonly number[]>): string {
  let inForm = ''
  for (const segment of path.split('/')) {
    const [, name = segment, position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(segment) ?? []
    const list = inForm === '' ? name : `${inForm}/${name}`
    inForm = position === undefined ? list : `${list}[${(kept.get(list)?.[Number(position) - 1] ?? Number(position) - 1) + 1}]`
  }
  return inForm
}

/**
 * The message that typed values stand for. What cannot be read is left out and told; what is empty is as if it were not there.
 * @param stopgap given, required fields that are missing get a value that means nothing, so that rules can run on the rest
 */
export function readValues(model: GroupElement, values: FormValues, stopgap?: { paymentDate: string }): ReadForm {
  const problems: FieldProblem[] = []
  const filled = new Set<string>()
  /** rows that are not empty, by the path of their list */
  const kept = new Map<string, readonly number[]>()
  const value = readGroup(model, values, model.path, true) ?? {}
  return { value, problems, filled, fieldOf: (path) => fieldNameOf(withRowsOfForm(path, kept)) }

  function readGroup(group: GroupElement, given: FormValue, path: string, wanted: boolean): Record<string, unknown> | undefined {
    const typed: FormValues = isGroup(given) ? given : {}
    if (!wanted && isEmpty(typed)) return undefined
    const result: Record<string, unknown> = {}
    for (const element of group.elements) {
      const read = element.repeats ? readMany(element, typed[element.key], `${path}/${element.name}`) : readOne(element, typed[element.key], `${path}/${element.name}`, element.required)
      if (read !== undefined) result[element.key] = read
    }
    return result
  }

  function readMany(element: FormElement, given: FormValue, path: string): unknown[] | undefined {
    const entries = (Array.isArray(given) ? given as readonly FormValue[] : []).map((entry, index) => ({ entry, index })).filter(({ entry }) => !isEmpty(entry))
    // Positions stay those of the form: an error names the row that the person sees.
    if (entries.length > 0) kept.set(path, entries.map(({ index }) => index))
    const read = entries.map(({ entry, index }) => readOne(element, entry, `${path}[${index + 1}]`, true)).filter((one) => one !== undefined)
    if (read.length > 0) return read
    if (!element.required) return undefined
    const first = readOne(element, undefined, `${path}[1]`, true)
    return first === undefined ? undefined : [first]
  }

  function readOne(element: FormElement, given: FormValue, path: string, wanted: boolean): unknown {
    if (element.content === 'group') return readGroup(element, given, path, wanted)
    const text = typeof given === 'boolean' ? (given ? 'true' : element.input === 'tick' ? '' : 'false') : typeof given === 'string' ? given.trim() : ''
    if (text === '') {
      if (!wanted) return undefined
      problems.push({ field: fieldNameOf(path), problem: 'missing' })
      return stopgapOf(element, path)
    }
    const parsed = fieldSchema(element).safeParse(text)
    if (parsed.success) return parsed.data
    problems.push({ field: fieldNameOf(path), problem: parsed.error.issues[0]!.message as LexicalProblem, ...(element.charactersMax !== undefined && { charactersMax: element.charactersMax }) })
    return wanted ? stopgapOf(element, path) : undefined
  }

  function stopgapOf(element: FieldElement, path: string): unknown {
    if (!stopgap) return undefined
    filled.add(fieldNameOf(path))
    switch (element.input) {
      case 'text': return element.charactersMin === 2 ? 'FI' : '0'
      case 'date': return stopgap.paymentDate
      case 'amount': case 'integer': return 0
      case 'yes-no': return false
      case 'tick': return true
      default: return element.input satisfies never
    }
  }
}

/** What stands in the fields for a message. */
export function valuesOf(model: GroupElement, message: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, FormValue> = {}
  for (const element of model.elements) {
    const value = message[element.key]
    if (value === undefined) continue
    values[element.key] = element.repeats ? (value as unknown[]).map((entry) => typedOf(element, entry)) : typedOf(element, value)
  }
  return values
}

function typedOf(element: FormElement, value: unknown): FormValue {
  if (element.content === 'group') return valuesOf(element, value as Record<string, unknown>)
  switch (element.input) {
    case 'amount': return amountText(value as number)
    case 'date': return dayInField(value as string)
    case 'tick': return true
    case 'text': case 'integer': case 'yes-no': return String(value)
    default: return element.input satisfies never
  }
}

export const isGroup = (value: FormValue): value is FormValues => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing has been typed: also where empty rows and groups stand. */
export function isEmpty(value: FormValue): boolean {
  if (value === undefined || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  if (value === true) return false
  return Array.isArray(value) ? (value as readonly FormValue[]).every(isEmpty) : Object.values(value as FormValues).every(isEmpty)
}
