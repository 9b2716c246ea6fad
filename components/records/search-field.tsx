import styles from './record-search.module.css'

/** A field of a search; its error stands at it and is read with it. */
export function SearchField({ id, label, value, placeholder, problem }: { id: string; label: string; value: string; placeholder?: string; problem?: string | undefined }) {
  const problemId = `${id}-problem`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={id} type="text" defaultValue={value} placeholder={placeholder} aria-invalid={problem !== undefined || undefined} aria-describedby={problem !== undefined ? problemId : undefined} />
      {problem !== undefined && <p id={problemId} className={styles.problem}>{problem}</p>}
    </div>
  )
}
