import type { FormKind } from './form-kinds.ts'
import { formLayouts } from './form-layouts.ts'
import { formModel, type FormElement, type GroupElement } from './form-model.ts'
import { isEmpty, isGroup, type FormValue, type FormValues } from './form-values.ts'

/** Its reference stays with the old report; a new one has its own. */
const REFERENCE = 'DeliveryData/Reports/Report/ReportData/ReportId'

/**
 * What no replacement may change (e-service 3.11) and yet differs from the report that a form was filled from: only
 * cancelling and filing anew can change it.
 * @returns paths as the dictionary names them, without positions
 */
export function lockedChanges(kind: FormKind, original: FormValues | undefined, values: FormValues): string[] {
  if (original === undefined) return []
  return formLayouts[kind].locked.filter((path) => path !== REFERENCE && differsAt(formModel(kind), segmentsOf(path), original, values))
}

/** The values with everything locked as it was in the report: a replacement can carry them. */
export const withLockedAsBefore = (kind: FormKind, original: FormValues, values: FormValues): FormValues =>
  formLayouts[kind].locked.reduce((restored, path) => restoredAt(formModel(kind), segmentsOf(path), original, restored), values)

const segmentsOf = (path: string): string[] => path.split('/').slice(1)

const elementIn = (group: GroupElement, name: string): FormElement => group.elements.find((element) => element.name === name)!
const valueIn = (group: FormValue, { key }: FormElement): FormValue => (isGroup(group) ? group[key] : undefined)
const rowsOf = (value: FormValue): readonly FormValue[] => (Array.isArray(value) ? value as readonly FormValue[] : [])

/** Rows that are there on both sides are compared; that one was added or taken away is no change of what it locks. */
function differsAt(group: GroupElement, [name, ...rest]: readonly string[], before: FormValue, now: FormValue): boolean {
  const element = elementIn(group, name!)
  const [one, other] = [valueIn(before, element), valueIn(now, element)]
  if (rest.length === 0 || element.content === 'field') return !sameValue(one, other)
  if (!element.repeats) return differsAt(element, rest, one, other)
  const rows = rowsOf(other)
  return rowsOf(one).some((row, index) => index < rows.length && differsAt(element, rest, row, rows[index]))
}

function restoredAt(group: GroupElement, [name, ...rest]: readonly string[], before: FormValue, now: FormValue): FormValues {
  const element = elementIn(group, name!)
  const [one, other] = [valueIn(before, element), valueIn(now, element)]
  const kept = isGroup(now) ? now : {}
  if (rest.length === 0 || element.content === 'field') return { ...kept, [element.key]: one }
  if (!element.repeats) return isEmpty(one) && isEmpty(other) ? kept : { ...kept, [element.key]: restoredAt(element, rest, one, other) }
  const rows = rowsOf(one)
  return { ...kept, [element.key]: rowsOf(other).map((row, index): FormValue => (index < rows.length ? restoredAt(element, rest, rows[index], row) : row)) }
}

/** Names of all rows that stand in a form: `reports.report.0.transactions.transaction.0`. */
export function rowNames(value: FormValue, name = ''): string[] {
  if (Array.isArray(value)) return rowsOf(value).flatMap((row, index) => [`${name}.${index}`, ...rowNames(row, `${name}.${index}`)])
  return isGroup(value) ? Object.entries(value).flatMap(([key, below]) => rowNames(below, name === '' ? key : `${name}.${key}`)) : []
}

/** Empty rows and groups, and fields that stand empty, say nothing. */
function sameValue(one: FormValue, other: FormValue): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other)
  if (Array.isArray(one) || Array.isArray(other)) {
    const [rows, others] = [rowsOf(one).filter((row) => !isEmpty(row)), rowsOf(other).filter((row) => !isEmpty(row))]
    return rows.length === others.length && rows.every((row, index) => sameValue(row, others[index]))
  }
  if (isGroup(one) && isGroup(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameValue(one[key], other[key]))
  return String(one).trim() === String(other).trim()
}
