'use client'
import { useTranslations } from 'next-intl'
import { useController, useFormContext } from 'react-hook-form'
import { CodeField } from './code-field.tsx'
import { useFormParts } from './problems.tsx'
import styles from './report-form.module.css'
import type { FieldShape } from './shapes.ts'
import { useField } from './use-field.tsx'

/** More options than these are searched, not scrolled. */
const SELECT_MAX = 15

export type FieldProps = { name: string; shape: FieldShape }

/** One field, by what may be typed into it. */
export function Field({ name, shape }: FieldProps) {
  const { options } = useFormParts()
  const list = shape.options === undefined ? undefined : options[shape.options] ?? []
  if (shape.many) return list ? <ManyChoices name={name} shape={shape} list={list} /> : <Lines name={name} shape={shape} />
  if (shape.input === 'tick') return <Tick name={name} shape={shape} />
  if (list && list.length > SELECT_MAX) return <CodeField name={name} shape={shape} list={list} />
  if (list || shape.input === 'yes-no') return <Select name={name} shape={shape} list={list} />
  return <TextInput name={name} shape={shape} />
}

/** On a phone, digits first; a day may be parted by the comma that its keys have. */
const inputModes = { amount: 'decimal', integer: 'numeric', date: 'decimal', text: 'text' } as const

export function TextInput({ name, shape, autoComplete = 'off' }: FieldProps & { autoComplete?: string }) {
  const { register } = useFormContext()
  const { described, invalid, parts, visit } = useField(name, shape)
  const kind = shape.input === 'date' || shape.input === 'amount' || shape.input === 'integer' ? shape.input : 'text'
  return (
    <div className={`${styles.field} ${styles[kind]}`}>
      <label htmlFor={name}>{parts.label}</label>
      {parts.hint}
      {parts.problems}
      <input
        {...register(name, { onBlur: visit })} id={name} type="text" inputMode={inputModes[kind]} autoComplete={autoComplete} readOnly={shape.locked} maxLength={shape.charactersMax === undefined ? undefined : shape.charactersMax + 20}
        aria-describedby={described} aria-invalid={invalid} aria-required={shape.required}
      />
    </div>
  )
}

function Select({ name, shape, list }: FieldProps & { list: readonly { value: string; label: string }[] | undefined }) {
  const t = useTranslations('reportForm')
  const { register } = useFormContext()
  const { described, invalid, parts, visit } = useField(name, shape)
  const options = list ?? [{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{parts.label}</label>
      {parts.hint}
      {parts.problems}
      <select {...register(name, { onBlur: visit })} id={name} disabled={shape.locked} aria-describedby={described} aria-invalid={invalid} aria-required={shape.required}>
        <option value="">{t('choose')}</option>
        {options.map(({ value, label }) => <option key={value} value={value}>{list ? `${value} ${label}` : label}</option>)}
      </select>
    </div>
  )
}

function Tick({ name, shape }: FieldProps) {
  const { register } = useFormContext()
  const { described, invalid, parts, visit } = useField(name, shape)
  return (
    <div className={styles.tick}>
      <input {...register(name, { onBlur: visit })} id={name} type="checkbox" disabled={shape.locked} aria-describedby={described} aria-invalid={invalid} />
      <div><label htmlFor={name}>{shape.label}</label>{parts.hint}{parts.problems}</div>
    </div>
  )
}

/** Several codes of a list at once. */
function ManyChoices({ name, shape, list }: FieldProps & { list: readonly { value: string; label: string }[] }) {
  const { field } = useController({ name })
  const { described, parts, visit } = useField(name, shape)
  const chosen = (Array.isArray(field.value) ? field.value as unknown[] : []).map(String)
  return (
    <fieldset id={name} tabIndex={-1} className={styles.choices} aria-describedby={described} onBlur={visit}>
      <legend>{parts.label}</legend>
      {parts.hint}
      {parts.problems}
      {list.map(({ value, label }) => (
        <div key={value} className={styles.tick}>
          <input
            id={`${name}-${value}`} type="checkbox" disabled={shape.locked} checked={chosen.includes(value)}
            onChange={({ target }) => field.onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
          <label htmlFor={`${name}-${value}`}>{value} {label}</label>
        </div>
      ))}
    </fieldset>
  )
}

/** Several texts, one on each line. */
function Lines({ name, shape }: FieldProps) {
  const t = useTranslations('reportForm')
  const { field } = useController({ name })
  const { described, invalid, parts, visit } = useField(name, { ...shape, hint: t('onePerLine') })
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{parts.label}</label>
      {parts.hint}
      {parts.problems}
      <textarea
        id={name} rows={3} readOnly={shape.locked} value={(Array.isArray(field.value) ? field.value as unknown[] : []).join('\n')} aria-describedby={described} aria-invalid={invalid}
        onChange={({ target }) => field.onChange(target.value.split('\n'))} onBlur={visit}
      />
    </div>
  )
}
