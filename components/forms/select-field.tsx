import styles from './forms.module.css'
import { CrossIcon } from '../ui/icons.tsx'

type SelectFieldProps = { /** also the name */ id: string; label: string; error?: string | undefined; value?: string | undefined; /** what stands for no choice */ none: string; options: readonly { value: string; label: string }[] }

/** One of a list: the browser's own, so that it works before scripts are there. */
export function SelectField({ id, label, error, value, none, options }: SelectFieldProps) {
  return (
    <div className={styles.select}>
      <label htmlFor={id}>{label}</label>
      {error && <p id={`${id}-error`} className={styles.error}><CrossIcon size={18} />{error}</p>}
      <select id={id} name={id} defaultValue={value ?? ''} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
        <option value="">{none}</option>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  )
}
