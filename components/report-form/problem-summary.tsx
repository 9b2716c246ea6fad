'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CrossIcon } from '../ui/icons.tsx'
import forms from '../forms/forms.module.css'
import type { Problem } from './shapes.ts'

/**
 * Everything that holds a report up, each line leading to its field. Takes the focus when the person has asked.
 * @param shown also when the person has not asked
 * @param asked a new object each time the person asked
 * @param orderOf place of the field on the form: the first one is the first line
 * @param rowOf which of several rows, where there are several
 * @param labelOf the field's name on this form, where it is another than the dictionary's
 * @param goTo makes the field's step visible before the focus goes there
 */
export function ProblemSummary({ problems, shown = false, asked, placeOf, rowOf, labelOf, orderOf, goTo }: { problems: readonly Problem[]; shown?: boolean; asked: object | undefined; placeOf?: (field: string) => string; rowOf?: (row: { list: string; number: number; label: string }) => string; labelOf?: (field: string) => string | undefined; orderOf?: (field: string) => number; goTo: (field: string) => void }) {
  const t = useTranslations('form')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (asked) heading.current?.focus() }, [asked])
  if ((!asked && !shown) || problems.length === 0) return null
  const ordered = orderOf ? problems.toSorted((one, other) => orderOf(one.field) - orderOf(other.field)) : problems
  const lineOf = ({ field, row, label, text }: Problem) => `${placeOf?.(field) ?? ''}${(row && rowOf?.(row)) ?? ''}${label === undefined ? '' : `${labelOf?.(field) ?? label}: `}${text}`
  return (
    <section aria-labelledby="problem-summary" className={forms.summary}>
      <CrossIcon />
      <div>
        <h2 id="problem-summary" ref={heading} tabIndex={-1}>{t('errors', { count: problems.length })}</h2>
        <ul>
          {ordered.map((problem, index) => (
            <li key={index}><a href={`#${problem.field}`} onClick={(event) => { event.preventDefault(); goTo(problem.field) }}>{lineOf(problem)}</a></li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** The field, or the nearest group around it that is on the page: in a folded part it is unfolded first. */
export function focusField(field: string): void {
  for (let name = field; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const element = document.getElementById(name)
    if (!element) continue
    for (let around = element.parentElement?.closest('details'); around; around = around.parentElement?.closest('details')) around.open = true
    element.focus()
    element.scrollIntoView({ block: 'center' })
    return
  }
}
