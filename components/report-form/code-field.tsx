'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useController } from 'react-hook-form'
import styles from './report-form.module.css'
import type { FieldShape, Option } from './shapes.ts'
import { useField } from './use-field.tsx'

const SHOWN_MAX = 60

/** Every word of the search begins a word of the option, or its number. */
export function matching(list: readonly Option[], search: string): readonly Option[] {
  const words = search.toLocaleLowerCase().split(/[\s–]+/).filter(Boolean)
  if (words.length === 0) return list
  return list.filter(({ value, label }) => {
    const text = `${value} ${label}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** A code of a long list, found by number or by words: the WAI-ARIA combobox with a list that filters. */
export function CodeField({ name, shape, list }: { name: string; shape: FieldShape; list: readonly Option[] }) {
  const t = useTranslations('reportForm')
  const { field } = useController({ name })
  const { described, invalid, parts, visit } = useField(name, shape)
  const nameOf = (value: unknown) => { const option = list.find((one) => one.value === value); return option ? `${option.value} ${option.label}` : typeof value === 'string' ? value : '' }
  const [search, setSearch] = useState<string>()
  const [at, setAt] = useState(0)
  const listBox = useRef<HTMLUListElement>(null)
  const found = search === undefined ? [] : matching(list, search).slice(0, SHOWN_MAX)
  const open = search !== undefined && !shape.locked

  const choose = (option: Option | undefined) => {
    if (option) field.onChange(option.value)
    setSearch(undefined)
  }
  /** What was typed and is no option stays as it is, and is told as wrong; a number alone is that code. */
  const leave = () => {
    if (search !== undefined) {
      const text = search.trim()
      const number = /^\S+/.exec(text)?.[0]
      const exact = list.find(({ value }) => value === number) ?? (found.length === 1 ? found[0] : undefined)
      field.onChange(text === '' ? '' : exact?.value ?? text)
      setSearch(undefined)
    }
    visit()
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    listBox.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) { setSearch(''); setAt(0) } else move(at + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setSearch(undefined)
    }
  }
  return (
    <div className={`${styles.field} ${styles.combo}`}>
      <label htmlFor={name}>{parts.label}</label>
      {parts.hint}
      {parts.problems}
      <input
        ref={field.ref} id={name} type="text" role="combobox" autoComplete="off" readOnly={shape.locked} placeholder={t('searchCode')}
        aria-expanded={open} aria-controls={`${name}-list`} aria-autocomplete="list" aria-activedescendant={open && found[at] ? `${name}-${at}` : undefined} aria-describedby={described} aria-invalid={invalid} aria-required={shape.required}
        value={search ?? nameOf(field.value)} onChange={({ target }) => { setSearch(target.value); setAt(0) }} onFocus={({ target }) => target.select()} onClick={() => { if (search === undefined && !shape.locked) { setSearch(''); setAt(0) } }} onBlur={leave} onKeyDown={onKeyDown}
      />
      <ul ref={listBox} id={`${name}-list`} role="listbox" aria-label={shape.label} hidden={!open}>
        {open && found.map((option, index) => (
          // The list never takes the focus: it is the field's.
          <li key={option.value} id={`${name}-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(option)}>
            <strong>{option.value}</strong> {option.label}
          </li>
        ))}
      </ul>
      <p role="status" className="visually-hidden">{open && t('found', { count: found.length })}</p>
      {open && found.length === 0 && <p className={styles.hint}>{t('found', { count: 0 })}</p>}
    </div>
  )
}
