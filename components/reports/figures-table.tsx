import type { ReactNode } from 'react'
import styles from './figures-table.module.css'

/** Figures beside what they are figures of. @param columns headings; of the first the rows are named */
export function FiguresTable({ caption, columns, rows }: { caption: string; columns: readonly string[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] }) {
  return (
    <div className={styles.wrap} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr>{columns.map((column, index) => <th key={column} scope="col" className={index > 0 ? styles.figure : undefined}>{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...figures] }) => (
            <tr key={key}><th scope="row">{name}</th>{figures.map((figure, index) => <td key={index} className={styles.figure}>{figure}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
