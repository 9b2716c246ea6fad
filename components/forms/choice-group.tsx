import type { ReactNode } from 'react'
import { CrossIcon } from '../ui/icons.tsx'
import styles from './forms.module.css'

type ChoiceGroupProps = { id: string; legend: string; hint?: string; error?: string | undefined; children: ReactNode }

/** Choices that belong together. The browser's own boxes and buttons: they keep what was ticked before scripts were there (docs/decisions/0046). */
export function ChoiceGroup({ id, legend, hint, error, children }: ChoiceGroupProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset id={id} className={styles.group} tabIndex={-1} aria-describedby={described || undefined} data-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {error && <p id={`${id}-error`} className={styles.error}><CrossIcon size={18} />{error}</p>}
      {children}
    </fieldset>
  )
}

type ChoiceProps = {
  kind: 'checkbox' | 'radio'
  id?: string
  name: string
  value: string
  checked?: boolean
  label: ReactNode
  hint?: string
  /** of this box alone; that of a group stands at the group */
  error?: string | undefined
}

/** One box or button with its words; the whole row can be pressed. */
export function Choice({ kind, id, name, value, checked = false, label, hint, error }: ChoiceProps) {
  const own = id ?? `${name}-${value}`
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.choice}>
      <input type={kind} id={own} name={name} value={value} defaultChecked={checked} aria-describedby={described || undefined} aria-invalid={error ? true : undefined} />
      <div>
        <label htmlFor={own}>{label}</label>
        {hint && <p id={`${own}-hint`} className={styles.hint}>{hint}</p>}
        {error && <p id={`${own}-error`} className={styles.error}><CrossIcon size={18} />{error}</p>}
      </div>
    </div>
  )
}
