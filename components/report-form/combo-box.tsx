'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import styles from './report-form.module.css'

const SHOWN_MAX = 60

export type ComboOption = { value: string; label: string }

type ComboBoxProps<Option extends ComboOption> = {
  /** also of the input */
  id: string
  label: ReactNode
  /** name of the list */
  listLabel: string
  placeholder: string
  /** hint and problems, between label and input */
  between?: ReactNode
  list: readonly Option[]
  /** what of an option is searched */
  textOf: (option: Option) => string
  showOption: (option: Option) => ReactNode
  /** what stands in the field while nothing is searched */
  shown: string
  inputRef?: Ref<HTMLInputElement>
  readOnly?: boolean | undefined
  required?: boolean | undefined
  described?: string | undefined
  invalid?: true | undefined
  onChoose: (option: Option) => void
  /** @param search what was typed and not chosen; undefined: nothing @param found the options that it finds */
  onLeave?: (search: string | undefined, found: readonly Option[]) => void
}

/** Every word of the search is somewhere in the option's text. */
export function matching<Option extends ComboOption>(list: readonly Option[], search: string, textOf: (option: Option) => string): readonly Option[] {
  const words = search.toLocaleLowerCase().split(/[\s–]+/).filter(Boolean)
  if (words.length === 0) return list
  return list.filter((option) => {
    const text = textOf(option).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** One of a long list, found by words and chosen with keys or pointer: the WAI-ARIA combobox with a list that filters. */
export function ComboBox<Option extends ComboOption>({ id, label, listLabel, placeholder, between, list, textOf, showOption, shown, inputRef, readOnly, required, described, invalid, onChoose, onLeave }: ComboBoxProps<Option>) {
  const t = useTranslations('reportForm')
  const [search, setSearch] = useState<string>()
  const [at, setAt] = useState(0)
  const listBox = useRef<HTMLUListElement>(null)
  const found = search === undefined ? [] : matching(list, search, textOf).slice(0, SHOWN_MAX)
  const open = search !== undefined && !readOnly

  const begin = () => { setSearch(''); setAt(0) }
  const choose = (option: Option | undefined) => {
    if (option) onChoose(option)
    setSearch(undefined)
  }
  const leave = () => {
    onLeave?.(search, found)
    setSearch(undefined)
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    listBox.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) begin()
      else move(at + (event.key === 'ArrowDown' ? 1 : -1))
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
      <label htmlFor={id}>{label}</label>
      {between}
      <input
        ref={inputRef} id={id} type="text" role="combobox" autoComplete="off" readOnly={readOnly} placeholder={placeholder}
        aria-expanded={open} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined} aria-describedby={described} aria-invalid={invalid} aria-required={required}
        value={search ?? shown} onChange={({ target }) => { setSearch(target.value); setAt(0) }} onFocus={({ target }) => target.select()} onClick={() => { if (search === undefined && !readOnly) begin() }} onBlur={leave} onKeyDown={onKeyDown}
      />
      <ul ref={listBox} id={`${id}-list`} role="listbox" aria-label={listLabel} hidden={!open}>
        {open && found.map((option, index) => (
          // The list never takes the focus: it is the field's.
          <li key={option.value} id={`${id}-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(option)}>
            {showOption(option)}
          </li>
        ))}
      </ul>
      <p role="status" className="visually-hidden">{open && t('found', { count: found.length })}</p>
      {open && found.length === 0 && <p className={styles.hint}>{t('found', { count: 0 })}</p>}
    </div>
  )
}
