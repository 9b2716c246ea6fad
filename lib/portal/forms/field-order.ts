/** In which order a form asks, and the numbers that its fields have on paper and on the page where paper is entered. */
import type { Section } from './form-layout.ts'
import { formLayouts } from './form-layouts.ts'
import type { FormKind } from './form-kinds.ts'
import { elementAt, type FormElement, type GroupElement } from './form-model.ts'

/** What is asked at once, as the layout says; else what is mandatory; else everything. */
export function usualOf(kind: FormKind, { path }: GroupElement, elements: readonly FormElement[]): FormElement[] {
  const names = formLayouts[kind].usual[path]
  if (names) return names.map((name) => elements.find((element) => element.name === name)).filter((element) => element !== undefined)
  const mandatory = elements.filter(({ required }) => required)
  return mandatory.length > 0 ? mandatory : [...elements]
}

/** What is asked at once, and the rest, which unfolds. */
export function asked(kind: FormKind, group: GroupElement): { usual: FormElement[]; rest: FormElement[] } {
  const usual = usualOf(kind, group, group.elements)
  return { usual, rest: group.elements.filter((element) => !usual.includes(element)) }
}

/** A section as a group with the elements that it shows, and how many of them are usual: at least one. */
export function sectionGroup(kind: FormKind, { path, only }: Section): { group: GroupElement; usual: number } {
  const group = elementAt(kind, path) as GroupElement
  const elements = only ? only.map((name) => group.elements.find((element) => element.name === name)!) : group.elements
  const usual = usualOf(kind, group, elements)
  return { group: { ...group, elements: [...usual, ...elements.filter((element) => !usual.includes(element))], repeats: false }, usual: only === undefined ? usual.length : Math.max(1, usual.length) }
}

const numbers = new Map<FormKind, ReadonlyMap<string, string>>()

/** By path of the field: `4.2` is the second field of the fourth step. */
export function fieldNumbers(kind: FormKind): ReadonlyMap<string, string> {
  let known = numbers.get(kind)
  if (!known) {
    const made = new Map<string, string>()
    for (const [step, { sections }] of formLayouts[kind].steps.entries()) {
      let last = 0
      const number = (element: FormElement): void => {
        if (element.content === 'field') made.set(element.path, `${step + 1}.${++last}`)
        else for (const below of [asked(kind, element).usual, asked(kind, element).rest].flat()) number(below)
      }
      for (const section of sections) sectionGroup(kind, section).group.elements.forEach(number)
    }
    numbers.set(kind, known = made)
  }
  return known
}
