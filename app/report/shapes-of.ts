import type { GroupShape, InputKind, Option, Options, Shape, StepShape } from '#components/report-form/shapes.ts'
import type { Locale } from '#components/i18n/routing.ts'
import { isInForce } from '#schemas/code-list.ts'
import { codeLists, type CodeListName } from '#schemas/code-lists.ts'
import { valueName } from '#schemas/names.ts'
import { fieldNameOf } from '#lib/portal/forms/field-names.ts'
import type { Section } from '#lib/portal/forms/form-layout.ts'
import { formLayouts } from '#lib/portal/forms/form-layouts.ts'
import type { FormKind } from '#lib/portal/forms/form-kinds.ts'
import { asked, fieldNumbers, sectionGroup } from '#lib/portal/forms/field-order.ts'
import { fieldsOf, formModel, type FormElement, type GroupElement } from '#lib/portal/forms/form-model.ts'

type Settings = { kind: FormKind; locale: Locale; /** a report is replaced: some of it is locked */ replacing: boolean; /** names of the rows that the replaced report has, where it is known: others are free */ originalRows?: readonly string[] | undefined; /** as on paper */ numbered?: boolean; titleOf: (section: Section, step: string) => string; /** a word of help for the field at a path */ hintOf: (path: string) => string | undefined }

/** The steps of a form in the person's language. */
export function stepsOf(settings: Settings & { stepTitle: (step: string) => string }): StepShape[] {
  return formLayouts[settings.kind].steps.map(({ id, sections }) => ({
    id, title: settings.stepTitle(id),
    sections: sections.map((section, index) => {
      const { group, usual } = sectionGroup(settings.kind, section)
      return { id: `${id}-${index}`, title: settings.titleOf(section, id), base: fieldNameOf(section.path).replace('reports.report', 'reports.report.#'), shape: { ...groupShape(group, settings), usual } }
    }),
  }))
}

function groupShape(element: GroupElement, settings: Settings): GroupShape {
  const { usual, rest } = asked(settings.kind, element)
  const lockedRows = lockedRowsOf(element, settings)
  return { ...common(element, settings), ...(lockedRows && { lockedRows }), usual: usual.length, below: [...usual, ...rest].map((below) => shapeOf(below, settings)) }
}

/** Of a list with something locked in its rows: those of the replaced report. */
function lockedRowsOf({ repeats, path }: GroupElement, { kind, replacing, originalRows }: Settings): readonly string[] | undefined {
  if (!replacing || !repeats || !formLayouts[kind].locked.some((one) => one.startsWith(`${path}/`))) return undefined
  return originalRows?.filter((row) => row.replace(/\.\d+/g, '') === fieldNameOf(path))
}

function shapeOf(element: FormElement, settings: Settings): Shape {
  if (element.content === 'group') return groupShape(element, settings)
  const { input, charactersMax, codeList } = element
  const hint = settings.hintOf(element.path)
  return { ...common(element, settings), input: input satisfies InputKind, ...(hint !== undefined && { hint }), ...(charactersMax !== undefined && { charactersMax }), ...(codeList && { options: codeList }) }
}

function common({ key, labels, repeats, required, path }: FormElement, { kind, locale, replacing, numbered = false }: Settings) {
  const { shownWhen, locked } = formLayouts[kind]
  const when = shownWhen[path]
  const number = numbered ? fieldNumbers(kind).get(path) : undefined
  const isLocked = replacing && locked.some((one) => path === one || path.startsWith(`${one}/`))
  return {
    key, label: number === undefined ? labels[locale] : `${number} ${labels[locale]}`, ...(repeats && { many: true as const }), ...(required && { required: true as const }), ...(isLocked && { locked: true as const }),
    ...(when && { when: { field: when.field.split('.').map(valueName).join('.'), values: when.values } }),
  }
}

/** The code lists of a form, as far as they are in force. @param date payment date, YYYY-MM-DD */
export function optionsOf(kind: FormKind, locale: Locale, date: string): Options {
  const names = new Set([...fieldsOf(formModel(kind))].flatMap(({ codeList }) => codeList ?? []))
  return Object.fromEntries([...names].map((name) => [name, optionsOfList(name, locale, date)]))
}

export function optionsOfList(name: CodeListName, locale: Locale, date: string): Option[] {
  return codeLists[name].codes.filter((code) => isInForce(code, date)).map((entry) => {
    const method = methods[(entry as { reportingMethod?: string }).reportingMethod ?? '']
    return { value: entry.code, label: entry[locale], ...(method && { method }) }
  })
}

const methods: Readonly<Record<string, '1' | '2'>> = { method1: '1', method2: '2' }

/** Income types that the short form pays: those of either reporting method that are no totals, and what is paid beside them. */
export function shortIncomeTypes(locale: Locale, date: string): Option[] {
  return optionsOfList('TransactionCode.wages', locale, date).filter(({ value, method }) => method === '2' || (method === undefined && value.startsWith('3')))
}
