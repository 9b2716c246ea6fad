'use client'
import { useTranslations } from 'next-intl'
import { useController } from 'react-hook-form'
import { ComboBox } from './combo-box.tsx'
import type { FieldShape, Option } from './shapes.ts'
import { useField } from './use-field.tsx'

const textOf = ({ value, label }: Option) => `${value} ${label}`

/** A code of a long list, found by number or by words. */
export function CodeField({ name, shape, list }: { name: string; shape: FieldShape; list: readonly Option[] }) {
  const t = useTranslations('reportForm')
  const { field } = useController({ name })
  const { described, invalid, parts, visit } = useField(name, shape)
  const option = list.find(({ value }) => value === field.value)
  /** What was typed and is no option stays as it is, and is told as wrong; a number alone is that code. */
  const leave = (search: string | undefined, found: readonly Option[]) => {
    if (search !== undefined) {
      const text = search.trim()
      const number = /^\S+/.exec(text)?.[0]
      const exact = list.find(({ value }) => value === number) ?? (found.length === 1 ? found[0] : undefined)
      field.onChange(text === '' ? '' : exact?.value ?? text)
    }
    visit()
  }
  return (
    <ComboBox
      id={name} label={parts.label} listLabel={shape.label} placeholder={t('searchCode')} between={<>{parts.hint}{parts.problems}</>} list={list} textOf={textOf} showOption={({ value, label }) => <><strong>{value}</strong> {label}</>}
      shown={option ? textOf(option) : typeof field.value === 'string' ? field.value : ''} inputRef={field.ref} readOnly={shape.locked} required={shape.required} described={described} invalid={invalid}
      onChoose={({ value }) => field.onChange(value)} onLeave={leave}
    />
  )
}
