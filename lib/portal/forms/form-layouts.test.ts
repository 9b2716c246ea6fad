import { expect, test } from 'vitest'
import { formLayouts } from './form-layouts.ts'
import { formDefinitions, formKinds } from './form-kinds.ts'
import { elementAt, fieldsOf, formModel } from './form-model.ts'

test.each(formKinds)('%s: every field of the schema that is not the portal\'s own stands in exactly one section', (kind) => {
  const shown = formLayouts[kind].steps.flatMap(({ sections }) => sections.flatMap(({ path, only }) => {
    const group = elementAt(kind, path)
    if (group?.content !== 'group') throw new Error(`No group ${path}`)
    return group.elements.filter(({ name }) => only === undefined || only.includes(name)).flatMap((element) => [...fieldsOf(element)].map((field) => field.path))
  }))
  expect(shown.toSorted()).toEqual([...fieldsOf(formModel(kind))].map(({ path }) => path).toSorted())
})

test.each(formKinds)('%s: what is a code of a list is chosen from the list', (kind) => {
  // Identifiers, and codes of registers elsewhere, are typed.
  const typed = /\/(Ids?|SubOrg|EmployerId|AccInsProvId|EmploymentEnding|EmploymentReg|Profession|PlaceOfBusiness)\/Code$|PostalCode$/
  expect([...fieldsOf(formModel(kind))].filter(({ path, codeList }) => /(Code|\/Type|Gender)$/.test(path) && !codeList && !typed.test(path)).map(({ path }) => path)).toEqual([])
})

test.each(formKinds)('%s: what the layout names is in the dictionary', (kind) => {
  const { steps, usual, shownWhen, locked } = formLayouts[kind]
  const named = [
    ...steps.flatMap(({ sections }) => sections.flatMap(({ path, only = [] }) => [path, ...only.map((name) => `${path}/${name}`)])),
    ...Object.entries(usual).flatMap(([path, names]) => [path, ...names.map((name) => `${path}/${name}`)]), ...Object.keys(shownWhen), ...locked,
  ]
  expect(named.filter((path) => elementAt(kind, path) === undefined)).toEqual([])
  expect(Object.values(shownWhen).every(({ values }) => values.length > 0)).toBe(true)
})

test.each(formKinds)('%s: what a rule forbids a replacement to change is locked', (kind) => {
  const { rules: { rules } } = formDefinitions[kind]
  // BR-088 names the list only for what stands below; WR-224 holds for two of the types.
  const open = /\/(ActionCode|Transactions|IncomeEarnerTypes|IncomeEarnerType)$/
  const frozen = rules.filter(({ judge, level }) => judge === 'previous-version' && level === 'item').flatMap(({ elements }) => elements).filter((path) => !open.test(path))
  expect(frozen.length).toBeGreaterThan(0)
  expect(frozen.filter((path) => !formLayouts[kind].locked.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([])
})
