'use client'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import buttons from '../ui/button.module.css'
import { Field } from './field.tsx'
import { useFormParts } from './problems.tsx'
import styles from './report-form.module.css'
import { isGroupShape, undemanding, unlocked, type GroupShape, type Shape } from './shapes.ts'
import { ProblemTexts } from './use-field.tsx'

type Level = 3 | 4 | 5 | 6

type GroupProps = { base: string; shape: GroupShape; level?: Level }

/** The fields of a group. One that need not be given calls nothing mandatory until something stands in it. */
export function GroupFields(props: GroupProps) {
  return props.shape.required ? <DemandedFields {...props} /> : <OptionalFields {...props} />
}

function OptionalFields({ base, shape, level }: GroupProps) {
  const typed: unknown = useWatch({ name: base })
  return <DemandedFields base={base} shape={isBlank(typed) ? undemanding(shape) : shape} {...(level && { level })} />
}

/** What is usually asked, and the rest behind it. */
function DemandedFields({ base, shape, level = 3 }: GroupProps) {
  const t = useTranslations('reportForm')
  const [usual, rest] = [shape.below.slice(0, shape.usual), shape.below.slice(shape.usual)]
  return (
    <div className={styles.fields}>
      {usual.map((below) => <Part key={below.key} base={base} shape={below} level={level} />)}
      {rest.filter(({ when }) => when !== undefined).map((below) => <Part key={below.key} base={base} shape={below} level={level} />)}
      <More base={base} shapes={rest.filter(({ when }) => when === undefined)} level={level} title={t('more', { names: namesOf(rest.filter(({ when }) => when === undefined)) })} />
    </div>
  )
}

const NAMED_MAX = 3
const namesOf = (shapes: readonly Shape[]): string => shapes.slice(0, NAMED_MAX).map(({ label }) => withinSentence(label)).join(', ') + (shapes.length > NAMED_MAX ? ' …' : '')
/** Names and abbreviations keep their capitals. */
const withinSentence = (label: string): string => (/^\p{Lu}(?!\p{Lu}|\d)/u.test(label) ? label.charAt(0).toLocaleLowerCase() + label.slice(1) : label)

/** Unfolds by itself where something stands in it, or something is wrong with it. */
function More({ base, shapes, level, title }: { base: string; shapes: readonly Shape[]; level: Level; title: string }) {
  const { getValues } = useFormContext()
  const { problemsAt } = useFormParts()
  if (shapes.length === 0) return null
  const isUsed = shapes.some(({ key }) => { const value: unknown = getValues(nameIn(base, key)); return !isBlank(value) || problemsAt(nameIn(base, key)).length > 0 })
  return (
    <details className={styles.more} open={isUsed || undefined}>
      <summary>{title}</summary>
      <div className={styles.fields}>{shapes.map((below) => <Part key={below.key} base={base} shape={below} level={level} />)}</div>
    </details>
  )
}

export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  return typeof value === 'object' ? Object.values(value).every(isBlank) : false
}

const nameIn = (base: string, key: string): string => (base === '' ? key : `${base}.${key}`)

function Part({ base, shape, level }: { base: string; shape: Shape; level: Level }) {
  if (shape.when) return <Conditional base={base} shape={shape} when={shape.when} level={level} />
  return <Plain base={base} shape={shape} level={level} />
}

/** Shown where it applies; and where something stands in it all the same, so that it can be taken away. */
function Conditional({ base, shape, when, level }: { base: string; shape: Shape; when: NonNullable<Shape['when']>; level: Level }) {
  const [deciding, own] = useWatch({ name: [nameIn(base, when.field), nameIn(base, shape.key)] }) as [unknown, unknown]
  const applies = when.values.includes('*') ? !isBlank(deciding) : when.values.includes(String(deciding))
  return applies || !isBlank(own) ? <Plain base={base} shape={shape} level={level} /> : null
}

function Plain({ base, shape, level }: { base: string; shape: Shape; level: Level }) {
  const name = nameIn(base, shape.key)
  if (!isGroupShape(shape)) return <Field name={name} shape={shape} />
  if (shape.many) return <Rows name={name} shape={shape} level={level} />
  const [only] = shape.below
  // A group that only holds a list says nothing of its own.
  if (shape.below.length === 1 && only && isGroupShape(only)) return <Part base={name} shape={{ ...only, label: shape.label, ...(shape.locked && { locked: true }) }} level={level} />
  if (shape.below.length === 1 && only) return <Part base={name} shape={{ ...(shape.required ? only : undemanding(only)), ...(only.many && { label: shape.label }) }} level={level} />
  // What is always there needs no frame.
  if (shape.required) return <div id={name} tabIndex={-1}><OwnProblems name={name} /><GroupFields base={name} shape={shape} level={level} /></div>
  return <fieldset id={name} tabIndex={-1} className={styles.group}><legend>{shape.label}</legend><OwnProblems name={name} /><GroupFields base={name} shape={shape} level={level} /></fieldset>
}

function OwnProblems({ name }: { name: string }) {
  const problems = useFormParts().problemsAt(name)
  return problems.length === 0 ? null : <ProblemTexts id={`${name}-error`} problems={problems} />
}

/** A group that may be given several times. */
function Rows({ name, shape, level }: { name: string; shape: GroupShape; level: Level }) {
  const t = useTranslations('reportForm')
  const { fields, append, remove } = useFieldArray({ name })
  const first = firstField(shape)
  const shapeOfRow = (row: string): GroupShape => (shape.lockedRows === undefined || shape.lockedRows.includes(row) ? shape : unlocked(shape))
  const add = () => {
    append({}, { shouldFocus: false })
    const at = fields.length
    // Its fields are there with the next frame.
    requestAnimationFrame(() => (document.getElementById(`${name}.${at}.${first}`) ?? document.getElementById(`${name}.${at}`))?.focus())
  }
  return (
    <div id={name} tabIndex={-1} role="group" aria-label={shape.label} className={styles.rows}>
      <OwnProblems name={name} />
      {fields.map(({ id }, index) => (
        <fieldset key={id} id={`${name}.${index}`} tabIndex={-1} className={styles.rowBox}>
          <legend>{fields.length > 1 || !shape.required ? `${shape.label} ${index + 1}` : shape.label}</legend>
          <OwnProblems name={`${name}.${index}`} />
          <DemandedFields base={`${name}.${index}`} shape={shapeOfRow(`${name}.${index}`)} level={level} />
          {!shape.locked && (fields.length > 1 || !shape.required) && (
            <button type="button" className={buttons.quiet} onClick={() => { remove(index); document.getElementById(name)?.focus() }}>{t('removeRow', { name: `${shape.label} ${index + 1}` })}</button>
          )}
        </fieldset>
      ))}
      {!shape.locked && <button type="button" className={buttons.secondary} onClick={add}>{t('addRow', { name: shape.label })}</button>}
    </div>
  )
}

/** Name of the first field below, from the group. */
function firstField(shape: GroupShape): string | undefined {
  const [first] = shape.below
  if (!first) return undefined
  if (!isGroupShape(first)) return first.key
  const below = firstField(first)
  return below && `${first.key}.${first.many ? '0.' : ''}${below}`
}
