import type { FormKind } from '../forms/form-kinds.ts'
import { elementAt, type FieldElement, type FormElement } from '../forms/form-model.ts'
import { isEmpty, isGroup, type FormValue, type FormValues } from '../forms/form-values.ts'

/** Kinds of report that have an income earner to remember. */
export const earnerKinds = ['wage', 'benefit'] as const satisfies readonly FormKind[]
export type EarnerKind = (typeof earnerKinds)[number]

export type EarnerGroup = 'identity' | 'address' | 'work' | 'pension' | 'accident'
export type EarnerField = { /** below the income earner, as the form names it: `incomeEarnerIds.id.0.code` */ name: string; element: FieldElement }

const EARNER = 'DeliveryData/Reports/Report/IncomeEarner'
const identity = ['IncomeEarnerIds/Id/Type', 'IncomeEarnerIds/Id/Code', 'IncomeEarnerIds/Id/CountryCode', 'IncomeEarnerBasic/LastName', 'IncomeEarnerBasic/FirstName', 'IncomeEarnerBasic/CompanyName', 'IncomeEarnerBasic/BirthDate']
const ADDRESS = ['Street', 'PostalCode', 'PostOffice', 'CountryCode']

/** What of a remembered income earner is shown and changed; all else of the last report stays as it is. */
const groups: Readonly<Record<EarnerKind, readonly (readonly [EarnerGroup, readonly string[]])[]>> = {
  wage: [
    ['identity', identity],
    ['address', ['AddressType', ...ADDRESS].map((name) => `Addresses/TypedAddress/${name}`)],
    ['work', ['Professions/Profession/Type', 'Professions/Profession/Code']],
    ['pension', ['PensionActCode', 'PensionProvIdCode', 'PensionPolicyNo'].map((name) => `PensionInsurance/${name}`)],
    ['accident', ['AccInsProvId/Type', 'AccInsProvId/Code', 'AccInsPolicyNo'].map((name) => `AccidentInsurance/${name}`)],
  ],
  benefit: [['identity', identity], ['address', ADDRESS.map((name) => `Address/${name}`)]],
}

/** In the order in which they are asked; the first of what there may be several of. */
export const earnerFields = (kind: EarnerKind): (readonly [EarnerGroup, readonly EarnerField[]])[] =>
  groups[kind].map(([group, paths]) => [group, paths.map((path) => fieldAt(kind, path))])

function fieldAt(kind: EarnerKind, path: string): EarnerField {
  const element = elementAt(kind, `${EARNER}/${path}`) as FieldElement
  const names = path.split('/')
  const name = names.map((_, index) => elementAt(kind, `${EARNER}/${names.slice(0, index + 1).join('/')}`) as FormElement).map(({ key, repeats }) => (repeats ? `${key}.0` : key)).join('.')
  return { name, element }
}

/** Text of a field; empty where there is none. */
export function textAt(earner: FormValues, name: string): string {
  let value: FormValue = earner
  for (const part of name.split('.')) value = typeof value === 'object' ? (value as { readonly [key: string]: FormValue })[part] : undefined
  return typeof value === 'string' ? value : ''
}

/** The same with a text in a field; without a text nothing of it is left. */
export function withText(earner: FormValues, name: string, text: string): FormValues {
  const set = (value: FormValue, [part, ...rest]: readonly string[]): FormValue => {
    if (part === undefined) return text.trim() === '' ? undefined : text.trim()
    if (/^\d+$/.test(part)) {
      const list = Array.isArray(value) ? [...value as readonly FormValue[]] : []
      list[Number(part)] = set(list[Number(part)], rest)
      return list.filter((one) => !isEmpty(one))
    }
    return without({ ...(isGroup(value) ? value : {}), [part]: set(isGroup(value) ? value[part] : undefined, rest) }, part)
  }
  return set(earner, name.split('.')) as FormValues
}

/** Nothing empty stays in a group. */
const without = (group: FormValues, part: string): FormValues => (isEmpty(group[part]) ? Object.fromEntries(Object.entries(group).filter(([key]) => key !== part)) : group)
