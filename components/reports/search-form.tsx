import { Link } from '../i18n/link.tsx'
import { SearchField } from '../records/search-field.tsx'
import buttons from '../ui/button.module.css'
import styles from './search-form.module.css'

export type SearchInput =
  | { kind: 'text'; id: string; label: string; value: string; placeholder?: string; problem?: string | undefined }
  | { kind: 'choice'; id: string; label: string; value: string; any: string; options: readonly { value: string; label: string }[] }

type SearchFormProps = { action: string; submit: string; reset: { href: string; label: string } | undefined; inputs: readonly SearchInput[] }

/** A plain GET form: the search is in the address, can be kept and shared, and works without script. */
export function SearchForm({ action, submit, reset, inputs }: SearchFormProps) {
  return (
    <form action={action} method="get" role="search" className={styles.search}>
      {inputs.map((input) => (input.kind === 'text'
        ? <SearchField key={input.id} id={input.id} label={input.label} value={input.value} problem={input.problem} {...(input.placeholder !== undefined && { placeholder: input.placeholder })} />
        : (
          <div key={input.id} className={styles.choice}>
            <label htmlFor={input.id}>{input.label}</label>
            <select id={input.id} name={input.id} defaultValue={input.value}>
              <option value="">{input.any}</option>
              {input.options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </select>
          </div>
        )))}
      <div className={styles.actions}>
        <button className={buttons.primary}>{submit}</button>
        {reset && <Link href={reset.href} className={buttons.quiet}>{reset.label}</Link>}
      </div>
    </form>
  )
}
